import ToolModel

/// Tools of the same class on other servers.
struct RelatedList {
  let site: SiteRenderer
  let tool: ServerContext.Tool

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    let category = tool.row.category.rawValue
    let places = tool.related
    html.heading("related", "Related \(category) tools")
    guard !places.isEmpty else {
      html.element(
        "p", text: "No other server of this catalogue has \(English.withArticle(category)) tool.")
      return
    }
    ToolTable(index: site.index, places: places, caption: "The same class on other servers").write(to: &html, links)
  }
}
