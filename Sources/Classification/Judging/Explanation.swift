import RulePacks
package import ToolModel

/// How a verdict came about, for people.
package struct Explanation: Sendable {
  package let verdict: Verdict
  /// Words in the order of the definition; the server's own first.
  package let words: [Word]
  /// Rules that fired, in the order in which they were judged.
  package let rules: [RuleTrace]
  package let findings: [Finding]

  /// A word of the text.
  package struct Word: Sendable {
    /// As it stands there, unescaped.
    package let text: String
    /// The rule files' name of its field (`lead`, `parameter`).
    package let field: String
    package let pointer: String
    /// What the analysis made of it, sorted: `head`, `noun`, `object`, `negated`, `identifier`.
    package let marks: [String]
    /// Vocabularies and rules' word lists know it.
    package let isKnown: Bool
  }

  /// A rule that fired.
  package struct RuleTrace: Sendable {
    package let id: String
    package let title: String
    /// `category destructive (strong)`, `guard`, `capability bulk`, `finding high`.
    package let effect: String
    package let confidencePercent: Int
    package let evidence: [Evidence]
    /// The rule that beats its vote, and why in one sentence; nil if it stands.
    package let beaten: (by: String, why: String)?
    /// It decided the category.
    package let isDeciding: Bool
  }
}

extension Judgement {
  func explanation(
    of tool: ToolDefinition, key: ToolKey, context: ServerContext, overrides: Overrides, source: ServerSource
  ) -> Explanation {
    let verdict = verdict(of: tool, key: key, context: context)
    let assessment = OverrideUse.apply(
      overrides, to: ServerAssessment(verdicts: [verdict], findings: findings(about: key)), of: source)
    return Explanation(
      verdict: assessment.verdicts.first ?? verdict, words: words(), rules: traces(), findings: assessment.findings)
  }

  private func words() -> [Explanation.Word] {
    text.tokens.map { token in
      let marks: [(String, TokenFlags)] = [
        ("head", .head), ("identifier", .identifier), ("negated", .negated), ("noun", .noun), ("object", .object),
      ]
      return Explanation.Word(
        text: String(decoding: text.buffer[Int(token.start)..<Int(token.end)], as: UTF8.self),
        field: FieldSet.words.first { $0.fields == token.field }?.word ?? "",
        pointer: text.pointer(text.segments[Int(token.segment)].place),
        marks: marks.filter { token.flags.contains($0.1) }.map(\.0), isKnown: token.word >= 0)
    }
  }

  private func traces() -> [Explanation.RuleTrace] {
    fired.enumerated().map { index, fired in
      Explanation.RuleTrace(
        id: fired.rule.id, title: fired.rule.title, effect: Self.effect(fired.rule),
        confidencePercent: fired.rule.confidencePercent, evidence: evidence(of: fired),
        beaten: fired.beatenBy.map { winner in (by: winner, why: why(fired.rule, winner)) },
        isDeciding: index == deciding)
    }
  }

  private static func effect(_ rule: Rule) -> String {
    switch rule.effect {
    case .category(let category, let strength): "category \(category.rawValue) (\(strength.word))"
    case .guards: "guard"
    case .capability(let capability, _): "capability \(capability.rawValue)"
    case .finding(let severity, _): "finding \(severity.rawValue)"
    }
  }

  private func why(_ rule: Rule, _ winner: String) -> String {
    guard let winner = fired.first(where: { $0.rule.id == winner })?.rule, let beats = winner.beats,
      case .category(let category, let strength) = rule.effect
    else { return "" }
    return "`\(winner.id)` beats votes for \(category.rawValue) up to \(beats.upTo.word); this one is \(strength.word)"
  }
}
