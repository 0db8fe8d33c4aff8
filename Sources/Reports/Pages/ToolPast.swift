import ToolModel

/// What happened to a tool since it was first seen.
struct ToolPast {
  let page: ToolPage

  func write(to html: inout HTMLWriter) {
    let events = page.context.history.events(of: page.tool.row.name, ordinal: page.tool.row.ordinal)
    html.heading("history", "History")
    guard !events.isEmpty else {
      html.element("p") { line in
        line.text("Unchanged since the server was first listed on ")
        line.date(page.context.history.events.first?.at ?? page.context.snapshot.takenAt)
        line.text(".")
      }
      return
    }
    html.markup("<ol class=\"past\">")
    for event in events.reversed().prefix(30) {
      html.element("li") { item in
        item.date(event.at)
        item.text(" ")
        item.text(EventProse.sentence(event, named: false))
        item.text(" ")
        if !event.digest.isEmpty {
          item.element("code", .class("digest"), text: String(event.digest.suffix(64).prefix(12)))
        }
      }
    }
    html.markup("</ol>")
  }
}
