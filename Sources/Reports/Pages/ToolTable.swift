import ToolModel

/// A table of tools of several servers.
struct ToolTable {
  let index: SiteIndex
  let places: [Int]
  let caption: String

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    html.markup("<div class=\"scroll\" tabindex=\"0\"><table class=\"tools\"><caption>")
    html.text(caption)
    html.markup(
      """
      </caption><thead><tr><th scope="col">Tool</th><th scope="col">Server</th><th scope="col">Class</th>\
      <th scope="col">Risk</th></tr></thead><tbody>

      """)
    for place in places { writeRow(index.tools[place], &html, links) }
    html.markup("</tbody></table></div>\n")
  }

  private func writeRow(_ tool: SiteIndex.Tool, _ html: inout HTMLWriter, _ links: SiteLinks) {
    let server = index.servers[tool.server]
    html.markup("<tr><th scope=\"row\"><a class=\"name\" href=\"")
    html.text(links.page(SitePaths.tool(tool.slug, of: server.slug)).text)
    html.markup("\">")
    html.toolName(tool.name, ordinal: tool.ordinal)
    html.markup("</a>")
    if !tool.excerpt.isEmpty {
      html.markup("<bdi class=\"quiet excerpt\">")
      html.text(tool.excerpt)
      html.markup("</bdi>")
    }
    html.markup("</th><td>")
    html.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 100))
    html.markup("</td><td>")
    html.text(tool.category.rawValue)
    html.markup("</td><td>")
    html.riskBadge(tool.risk)
    html.markup("</td></tr>\n")
  }
}
