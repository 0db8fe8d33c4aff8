import ToolModel

/// Tools of the same class on other servers.
struct RelatedList {
  let renderer: SiteRenderer
  let tool: SiteIndex.Tool

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    let index = renderer.index
    let places = renderer.related.places(for: tool, in: index)
    html.heading("related", "Related \(tool.category.rawValue) tools")
    guard !places.isEmpty else {
      html.element(
        "p", text: "No other server of this catalogue has \(English.withArticle(tool.category.rawValue)) tool.")
      return
    }
    ToolTable(index: index, places: places, caption: "The same class on other servers").write(to: &html, links)
  }
}
