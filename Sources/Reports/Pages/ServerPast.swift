import ToolModel

/// What changed on a server since it was first listed.
struct ServerPast {
  let context: ServerContext
  let index: SiteIndex

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("history", "History")
    let events = context.history.events
    if events.count <= 1 {
      html.element("p") { line in
        line.text("Nothing has changed since it was first listed on ")
        line.date(events.first?.at ?? context.snapshot.takenAt)
        line.text(".")
      }
    } else {
      html.markup("<ol class=\"past\">")
      for event in events.reversed().prefix(50) {
        html.markup("<li>")
        html.date(event.at)
        html.markup(" ")
        html.phrase(EventProse.sentence(event, named: true))
        html.markup("</li>")
      }
      html.markup("</ol>")
      if events.count > 50 {
        html.element(
          "p", .class("quiet"), text: "\(English.count(events.count - 50, "earlier event")) in the JSON of this page.")
      }
    }
    html.element("p", .class("quiet")) { line in
      line.text("Follow it: ")
      line.link(links.file(SitePaths.server(context.row.slug) + "feed.xml"), "Atom")
      line.text(", ")
      line.link(links.file(SitePaths.server(context.row.slug) + "feed.json"), "JSON Feed")
      line.text(".")
    }
    let gone = context.row.gone
    guard !gone.isEmpty else { return }
    html.markup("<h3>No longer offered</h3><ul>")
    for tool in gone.prefix(100) {
      html.markup("<li>")
      html.element("a", .href(links.page(SitePaths.tool(tool.slug, of: context.row.slug)))) {
        $0.element("code") { $0.toolName(tool.name, ordinal: tool.ordinal) }
      }
      html.markup("</li>")
    }
    html.markup("</ul>")
  }
}
