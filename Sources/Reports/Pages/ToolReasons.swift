import ToolModel

/// Why the label is what it is: evidence and risk arithmetic.
struct ToolReasons {
  let page: ToolPage

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    let verdict = page.verdict
    html.heading("why", "Why this label")
    html.element("p") { line in
      line.text("By its definition a call ")
      line.element("strong", text: CategoryProse(verdict.category).effect)
      line.text(". The first row decided; confidence \(verdict.confidencePercent)%")
      line.text(verdict.confidencePercent < 50 ? ", which is low: treat the label as a guess." : ".")
    }
    html.markup("<div class=\"scroll\" tabindex=\"0\"><table>")
    writeEvidence(verdict.evidence, &html, links)
    html.markup("</table></div>\n")
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

  private func writeEvidence(_ evidence: [Evidence], _ html: inout HTMLWriter, _ links: SiteLinks) {
    html.markup(
      """
      <caption>Evidence</caption><thead><tr><th scope="col">Words</th><th scope="col">Where</th>\
      <th scope="col">Rule</th></tr></thead><tbody>
      """)
    for item in evidence.prefix(30) {
      html.markup("<tr><td>")
      if item.words.isEmpty {
        html.markup("(an absence)")
      } else {
        html.element("mark", text: VisibleText.cut(item.words, to: 120))
      }
      html.markup("</td><td>")
      html.phrase(EvidencePhrase.place(of: item))
      html.markup("</td><td>")
      Self.rule(item.ruleID, page.site.rules, &html, links)
      html.markup("</td></tr>")
    }
    html.markup("</tbody>")
    if evidence.count > 30 {
      html.element("tfoot") { foot in
        foot.element("tr") {
          $0.element("td", .literal("colspan", "3"), text: English.count(evidence.count - 30, "more row"))
        }
      }
    }
  }

  /// A rule by its title, linked to its page where there is one.
  static func rule(_ id: String, _ rules: RuleBook, _ html: inout HTMLWriter, _ links: SiteLinks) {
    guard let rule = rules[id] else {
      html.element("code", text: VisibleText.cut(id, to: 100))
      return
    }
    html.link(links.page(SitePaths.rule(rule.id)), rule.title)
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
