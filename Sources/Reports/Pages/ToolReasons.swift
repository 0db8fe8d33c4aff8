import ToolModel

/// Why the label is what it is: evidence and risk arithmetic.
struct ToolReasons {
  let page: ToolPage

  func write(to html: inout HTMLWriter) {
    let verdict = page.verdict
    html.heading("why", "Why this label")
    html.element("p") { line in
      line.text("By its definition a call ")
      line.element("strong", text: CategoryProse(verdict.category).effect)
      line.text(". The first row decided; confidence \(verdict.confidencePercent)%")
      line.text(verdict.confidencePercent < 50 ? ", which is low: treat the label as a guess." : ".")
    }
    html.element("div", .class("scroll"), .literal("tabindex", "0")) {
      $0.element("table") { writeEvidence(verdict.evidence, &$0) }
    }
    html.heading("risk", "How the risk adds up")
    html.element("ol", .class("steps")) { list in
      for step in verdict.riskSteps {
        list.element("li") { item in
          item.element("span", .class("cause"), text: VisibleText.cut(step.cause, to: 80))
          item.element("span", .class("effect"), text: Self.effect(step.effect))
          item.riskBadge(step.after)
        }
      }
    }
  }

  private func writeEvidence(_ evidence: [Evidence], _ table: inout HTMLWriter) {
    table.element("caption", text: "Evidence")
    table.markup(
      "<thead><tr><th scope=\"col\">Words</th><th scope=\"col\">Where</th><th scope=\"col\">Rule</th></tr></thead>")
    table.element("tbody") { body in
      for item in evidence.prefix(30) {
        body.element("tr") { row in
          row.element("td") { cell in
            if item.words.isEmpty {
              cell.text("(an absence)")
            } else {
              cell.element("mark", text: VisibleText.cut(item.words, to: 120))
            }
          }
          row.element("td") { cell in
            cell.text(EvidencePhrase.place(of: item))
          }
          row.element("td") { $0.element("code", text: VisibleText.cut(item.ruleID, to: 100)) }
        }
      }
    }
  }

  /// How one line moves the level, in words.
  static func effect(_ effect: RiskStep.Effect) -> String {
    switch effect {
    case .start(let level): "starts at \(level.rawValue)"
    case .steps(let steps) where steps < 0: "\(English.count(-steps, "step")) down"
    case .steps(let steps): "\(English.count(steps, "step")) up"
    case .atLeast(let level): "at least \(level.rawValue)"
    case .exactly(let level): "always \(level.rawValue)"
    }
  }
}
