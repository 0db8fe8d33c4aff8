import ToolModel

/// Which tool has which capability.
struct ServerMatrix {
  let context: ServerContext
  private static let rowLimit = 200

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("matrix", "Capabilities")
    let tools = context.worstFirst.filter { !$0.verdict.capabilities.isEmpty }
    let columns = Capability.allCases.filter { capability in
      tools.contains { $0.verdict.capabilities.contains(capability) }
    }
    guard !columns.isEmpty else {
      html.markup("<p>No tool of it has a capability beyond its class.</p>\n")
      return
    }
    html.markup(
      """
      <div class="scroll" tabindex="0"><table class="matrix"><caption>Tools with capabilities beyond their class</caption>\
      <thead><tr><th scope="col">Tool</th>
      """)
    for column in columns {
      html.markup("<th scope=\"col\">")
      html.link(links.page(SitePaths.capability(column)), CapabilityProse.title(column))
      html.markup("</th>")
    }
    html.markup("</tr></thead><tbody>\n")
    for tool in tools.prefix(Self.rowLimit) {
      html.markup("<tr><th scope=\"row\"><a class=\"name\" href=\"")
      html.text(links.page(SitePaths.tool(tool.row.slug, of: context.row.slug)).text)
      html.markup("\">")
      html.toolName(tool.row.name, ordinal: tool.row.ordinal)
      html.markup("</a></th>")
      for column in columns {
        html.markup(tool.verdict.capabilities.contains(column) ? "<td>● yes</td>" : "<td class=\"quiet\">no</td>")
      }
      html.markup("</tr>\n")
    }
    html.markup("</tbody></table></div>\n")
    let plain = context.tools.count - tools.count
    if plain > 0 { html.element("p", .class("quiet"), text: "\(English.count(plain, "other tool")) without any.") }
  }
}
