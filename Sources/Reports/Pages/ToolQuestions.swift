import Policies
import ToolModel

/// The questions people ask about a tool, answered from its record.
struct ToolQuestions {
  let page: ToolPage

  private var tool: ServerContext.Tool { page.tool }
  private var name: String { tool.row.name.isEmpty ? "this tool" : VisibleText.line(tool.row.name, limit: 80) }

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("questions", "Questions")
    html.element("dl", .class("questions")) { list in
      list.question("What does \(name) do?") { $0.element("p", text: effectAnswer) }
      list.question("How do I enforce a policy on it?") { answer in
        answer.element(
          "p",
          text:
            "In the client, if it has rules of its own, such as Claude Code or Codex; or in a proxy between agent and "
            + "server that decides on every call. The files above are written for both; each denies or asks about "
            + "whatever it does not list, as far as its format can.")
      }
      list.question("How risky is it?") { $0.element("p", text: riskAnswer) }
      list.question("Can I rate-limit it?") { limitAnswer(&$0) }
      list.question("How do I block it?") { blockAnswer(&$0) }
      list.question("Which server provides it?") { serverAnswer(&$0, links) }
    }
  }

  private var effectAnswer: String {
    let effect = "It \(CategoryProse(tool.verdict.category).effect)"
    let capabilities = tool.verdict.capabilities.map(CapabilityProse.title)
    let label = capabilities.isEmpty ? "\(effect)." : "\(effect), and it \(English.list(capabilities))."
    return tool.details.description.isEmpty
      ? "\(label) Its author describes it nowhere, so this is judged from the rest of its definition."
      : "\(label) The author's own words stand above, with those marked that decided."
  }

  private var riskAnswer: String {
    let verdict = tool.verdict
    var text = "\(English.capitalized(verdict.risk.rawValue)). \(CategoryProse.baseLine(verdict.category))"
    let changes = verdict.riskSteps.dropFirst().map {
      "\(VisibleText.line($0.cause, limit: 60)): \(ToolReasons.effect($0.effect))"
    }
    text +=
      changes.isEmpty ? " Nothing in the definition moves it." : " From there: \(changes.joined(separator: "; "))."
    return text
  }

  private func limitAnswer(_ html: inout HTMLWriter) {
    let decision = tool.decision
    let dotted = tool.row.name.utf8.contains(0x2E)
    html.element("p") { line in
      switch (decision.treatment, decision.limits.isEmpty) {
      case (.allow, false):
        line.text("Yes, the policy above does so: \(English.list(decision.limits.map(TreatmentProse.limit))).")
      case (.allow, true): line.text("Yes, though the recommended policy does not count its calls.")
      default: line.text("Yes, if you allow it at all, which the recommended policy does not.")
      }
      line.text(" In the JSON a tool takes ")
      line.element("code", text: "limits")
      line.text(" with a counter, a window and a maximum; in the YAML a rule takes ")
      line.element("code", text: "rate_limit")
      line.text(".")
      if dotted { line.text(" The Intercept proxy cannot count calls of a tool whose name holds a dot.") }
    }
  }

  private func blockAnswer(_ html: inout HTMLWriter) {
    html.element("p") { line in
      line.text("Leave it out: under ")
      line.element("code", text: "default")
      line.text(" ")
      line.element("code", text: "deny")
      line.text(" every tool that is not listed is denied. To keep agents from seeing it at all, put its name under ")
      line.element("code", text: "hide")
      line.text(", which both formats have.")
    }
  }

  private func serverAnswer(_ html: inout HTMLWriter, _ links: SiteLinks) {
    let row = page.context.row
    html.element("p") { line in
      line.link(links.page(SitePaths.server(row.slug)), VisibleText.cut(row.name, to: 120))
      if let publisher = row.publisher { line.text(", published by \(VisibleText.line(publisher, limit: 120))") }
      line.text(". It offers \(English.count(page.context.snapshot.tools.count, "tool")).")
    }
  }
}

extension HTMLWriter {
  /// A question and what `body` answers.
  mutating func question(_ text: String, _ body: (inout HTMLWriter) -> Void) {
    element("dt", text: text)
    element("dd", body: body)
    lineBreak()
  }
}
