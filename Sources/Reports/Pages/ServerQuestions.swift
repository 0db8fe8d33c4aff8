import ToolModel

/// The questions people ask about a server, answered from its record.
struct ServerQuestions {
  let context: ServerContext

  func write(to html: inout HTMLWriter) {
    html.heading("questions", "Questions")
    html.element("dl", .class("questions")) { list in
      list.question("How many tools does it offer?") { answer in
        let counts = context.row.counts
        let classes = Category.allCases.compactMap { category -> String? in
          let count = counts.tools(of: category)
          return count > 0 ? "\(English.grouped(count)) \(category.rawValue)" : nil
        }
        let offered = English.count(context.snapshot.tools.count, "tool")
        answer.element("p", text: classes.isEmpty ? "\(offered)." : "\(offered): \(English.list(classes)).")
      }
      list.question("Can it spend money?") { answer(&$0, .financial, yes: "move or commit money") }
      list.question("Can it delete anything?") { answer(&$0, .destructive, yes: "lose something for good") }
      list.question("Can it run code or commands?") {
        answer(&$0, .execute, yes: "start something that its arguments decide")
      }
      list.question("How do I enforce a policy on it?") {
        $0.element(
          "p",
          text:
            "Put a proxy between agent and server that decides on every call, and give it one of the files above. A tool "
            + "that appears later is denied until somebody lists it.")
      }
    }
  }

  private func answer(_ html: inout HTMLWriter, _ category: Category, yes: String) {
    let tools = context.tools.filter { $0.verdict.category == category }
    html.element("p") { line in
      guard !tools.isEmpty else {
        line.text("No tool of its listing is labelled \(category.rawValue).")
        if context.tools.contains(where: { $0.verdict.capabilities.contains(.freeCode) }) {
          line.text(" But free code, which it runs, can do that too.")
        }
        return
      }
      line.text("\(English.count(tools.count, "tool")) can \(yes): ")
      for (place, tool) in tools.prefix(3).enumerated() {
        if place > 0 { line.text(", ") }
        line.element("code") { $0.toolName(tool.row.name, ordinal: tool.row.ordinal) }
      }
      line.text(tools.count > 3 ? " and \(English.grouped(tools.count - 3)) more." : ".")
    }
  }
}
