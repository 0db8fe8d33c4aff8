import ToolModel

/// How a server was listed: what held it, what went wrong, what it says to models.
struct ServerListing {
  let context: ServerContext

  func write(to html: inout HTMLWriter) {
    let snapshot = context.snapshot
    html.heading("listing", "How it was listed")
    html.element("p") { line in
      line.text("Asked for its tools page by page; none was called.")
      if !snapshot.confinement.isEmpty {
        line.text(" It ran confined by \(English.list(snapshot.confinement.map { VisibleText.line($0, limit: 60) })).")
      }
    }
    if let instructions = snapshot.instructions, !instructions.isEmpty {
      html.markup("<p>What it tells every model that connects:</p>")
      html.element("blockquote", .class("foreign"), .literal("dir", "auto"), .literal("tabindex", "0")) {
        MarkedText(instructions, evidence: [], pointer: "/instructions").write(to: &$0)
      }
    }
    let diagnostics = snapshot.diagnostics
    guard !diagnostics.isEmpty else { return }
    html.markup("<ul>")
    for diagnostic in diagnostics.prefix(50) {
      html.element("li") { item in
        item.text(English.sentence(VisibleText.folded(diagnostic.message)))
        if let pointer = diagnostic.pointer {
          item.text(" ")
          item.element("code", text: VisibleText.cut(pointer, to: 120))
        }
      }
    }
    if diagnostics.count > 50 {
      html.element("li", text: "\(English.count(diagnostics.count - 50, "more note")).")
    }
    html.markup("</ul>")
  }
}
