import ToolModel

/// All servers by name.
struct ServerListPage {
  let renderer: SiteRenderer

  func files() -> [SiteFile] {
    let index = renderer.index
    let parts = PagedList.parts(Array(index.servers.indices))
    return parts.map { part in
      let suffix = part.number == 1 ? "" : ", part \(English.grouped(part.number))"
      let frame = PageFrame(
        renderer: renderer, directory: SitePaths.part(part.number, of: SitePaths.servers), title: "Servers\(suffix)",
        summary:
          "All \(English.count(index.servers.count, "MCP server")) of this catalogue by name, with their tools by class\(suffix)."
      )
      return frame.file { html, links in
        html.element("header", .class("title")) { header in
          header.element("h1", text: "Servers\(suffix)")
          header.element("p", .class("lede"), text: "\(English.count(index.servers.count, "server")) by name.")
        }
        ServerTable(index: index, places: part.items).write(to: &html, links)
        PagedList.write(part.number, of: parts.count, in: SitePaths.servers, to: &html, links)
      }
    }
  }
}
