import ToolModel

/// A table of tools of several servers.
struct ToolTable {
  let index: SiteIndex
  let places: [Int]
  let caption: String

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    html.element("div", .class("scroll"), .literal("tabindex", "0")) { box in
      box.element("table") { table in
        table.element("caption", text: caption)
        table.markup(
          """
          <thead><tr><th scope="col">Tool</th><th scope="col">Server</th><th scope="col">Class</th>\
          <th scope="col">Risk</th></tr></thead>
          """)
        table.element("tbody") { body in
          for place in places { writeRow(index.tools[place], &body, links) }
        }
      }
    }
  }

  private func writeRow(_ tool: SiteIndex.Tool, _ body: inout HTMLWriter, _ links: SiteLinks) {
    let server = index.servers[tool.server]
    body.element("tr") { row in
      row.element("th", .literal("scope", "row")) { cell in
        cell.element("a", .class("name"), .href(links.page(SitePaths.tool(tool.slug, of: server.slug)))) {
          $0.toolName(tool.name, ordinal: tool.ordinal)
        }
      }
      row.element("td") { $0.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 100)) }
      row.element("td", text: tool.category.rawValue)
      row.element("td") { $0.riskBadge(tool.risk) }
    }
    body.lineBreak()
  }
}
