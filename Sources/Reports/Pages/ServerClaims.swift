import ToolModel

/// What the author claims of the tools, against our labels.
struct ServerClaims {
  let context: ServerContext

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("claims", "Annotations against labels")
    var silent = 0
    var agree = 0
    var apart: [(tool: ServerContext.Tool, sentence: String, playsDown: Bool)] = []
    for tool in context.worstFirst {
      switch tool.details.claims.agreement(with: tool.verdict.category) {
      case .silent: silent += 1
      case .agrees: agree += 1
      case .playsDown(let how): apart.append((tool, how, true))
      case .overstates(let how): apart.append((tool, how, false))
      }
    }
    let down = apart.count(where: \.playsDown)
    html.element("p") { line in
      line.text("Of \(English.count(context.tools.count, "tool")), ")
      line.text("\(English.grouped(agree)) \(agree == 1 ? "is" : "are") annotated as labelled, ")
      line.text("\(English.grouped(silent)) \(silent == 1 ? "makes" : "make") no claim about reading or destroying, ")
      line.text("\(English.grouped(down)) \(down == 1 ? "is" : "are") played down and ")
      line.text("\(English.grouped(apart.count - down)) overstated.")
    }
    guard !apart.isEmpty else { return }
    html.markup("<ul>")
    for item in apart.prefix(30) {
      html.markup("<li><a href=\"")
      html.text(links.page(SitePaths.tool(item.tool.row.slug, of: context.row.slug)).text)
      html.markup("\"><code>")
      html.toolName(item.tool.row.name, ordinal: item.tool.row.ordinal)
      html.markup("</code></a>: ")
      html.text(item.sentence)
      html.markup(".</li>")
    }
    html.markup("</ul>")
    if apart.count > 30 {
      html.element("p", .class("quiet"), text: "\(English.count(apart.count - 30, "more case")) not shown.")
    }
  }
}
