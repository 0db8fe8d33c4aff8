import ToolModel

/// The questions people ask about a server, answered from its record.
struct ServerQuestions {
  let context: ServerContext
  let site: SiteRenderer

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
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
      list.question("How much context does it take?") { answer in
        answer.element("p") { line in
          line.text(TokenProse.sentence(context.row.tokens, of: "Its list of tools"))
          let rank = site.fragments.rank(of: context.row)
          if !rank.isEmpty { line.text(" That is \(rank).") }
          line.text(" ")
          line.link(links.page(SitePaths.tokens(of: context.row.slug)), "Tool by tool")
          line.text(".")
        }
      }
      list.question("How do I enforce a policy on it?") {
        $0.element(
          "p",
          text:
            "Give the client, or a proxy between agent and server, one of the files above. A tool that appears later is "
            + "not allowed until somebody lists it.")
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
