import Classification
import ToolModel

/// The trace of a verdict as text. Everything that comes from the server is escaped here.
enum ExplanationText {
  /// Verdict first, then why, then what was read.
  static func of(_ explanation: Explanation, server: ServerSource, rulesDigest: String) -> String {
    let verdict = explanation.verdict
    var lines = [
      "\(Printable.text(verdict.key.name)) of \(Printable.text(server.name)) (\(Printable.text(server.id.text)))",
      "  category    \(verdict.category.rawValue)",
      "  risk        \(verdict.risk.rawValue)",
      "  confidence  \(verdict.confidencePercent) %",
    ]
    if !verdict.capabilities.isEmpty {
      lines.append("  can         " + verdict.capabilities.map(\.rawValue).joined(separator: ", "))
    }
    lines += ["", "Risk"] + verdict.riskSteps.map { "  " + step($0) }
    lines += ["", "Rules that fired"] + standing(explanation)
    let beaten = explanation.rules.filter { $0.beaten != nil }
    if !beaten.isEmpty { lines += ["", "Rules that were beaten"] + beaten.flatMap(trace) }
    if !explanation.findings.isEmpty {
      lines += ["", "Findings"]
      lines += explanation.findings.map { "  \($0.id) (\($0.severity.rawValue)): \($0.remedy)" }
    }
    lines += ["", "Words, by field"] + words(explanation.words)
    lines += ["", "Rule pack \(rulesDigest)", "Definition \(verdict.definitionDigest)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func standing(_ explanation: Explanation) -> [String] {
    let standing = explanation.rules.filter { $0.beaten == nil }
    if standing.isEmpty { return ["  none: an unknown tool is taken for a write"] }
    let deciding = standing.filter(\.isDeciding) + standing.filter { !$0.isDeciding }
    return deciding.flatMap(trace)
  }

  private static func trace(_ rule: Explanation.RuleTrace) -> [String] {
    var lines = ["  \(rule.id): \(rule.effect)\(rule.isDeciding ? ", decides" : "")", "    \(rule.title)"]
    for evidence in rule.evidence.prefix(4) {
      let words = evidence.words.isEmpty ? "" : " “\(Printable.text(evidence.words, limit: 120))”"
      let range = evidence.range.map { " bytes \($0.lowerBound)..<\($0.upperBound)" } ?? ""
      lines.append("    at \(Printable.text(evidence.pointer, limit: 200))\(words)\(range)")
    }
    if rule.evidence.count > 4 { lines.append("    and \(rule.evidence.count - 4) more places") }
    if let beaten = rule.beaten { lines.append("    beaten: \(beaten.why)") }
    return lines
  }

  private static func step(_ step: RiskStep) -> String {
    let effect =
      switch step.effect {
      case .start(let level): "starts at \(level.rawValue)"
      case .steps(let count): count > 0 ? "raises by \(count)" : "lowers by \(-count)"
      case .atLeast(let level): "at least \(level.rawValue)"
      case .exactly(let level): "is \(level.rawValue)"
      }
    return "\(step.cause): \(effect) -> \(step.after.rawValue)"
  }

  /// One line a place: the words as they stand there, with what the analysis made of them.
  private static func words(_ words: [Explanation.Word]) -> [String] {
    var lines: [String] = []
    var place = ""
    var shown = 0
    for word in words {
      let here = "\(word.pointer) (\(word.field))"
      if here != place {
        lines.append("  " + Printable.text(here, limit: 200) + ":")
        place = here
        shown = 0
      }
      shown += 1
      guard shown <= 40 else { continue }
      let marks = word.marks.isEmpty ? "" : "[" + word.marks.joined(separator: " ") + "]"
      lines[lines.count - 1] += " " + Printable.text(word.text, limit: 60) + marks + (shown == 40 ? " …" : "")
    }
    return lines
  }
}
