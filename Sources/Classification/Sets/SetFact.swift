import RulePacks
import ToolModel

/// Something about a set of servers that no word of a tool tells; a rule says what follows from it.
struct SetFact {
  let kind: Kind
  let tool: ToolKey?
  let related: [ToolKey]
  /// Tools and the words that show it; an empty pointer where it is about an absence.
  let seen: [(pointer: String, words: String)]
  /// What the rule's remedy does not know: which tools; empty if there is nothing to add.
  let advice: String

  /// The names by which rules ask for them.
  enum Kind: String, CaseIterable {
    case sameName = "fact-same-name-elsewhere"
    case sameSpelling = "fact-same-spelling-elsewhere"
    case lookalikeName = "fact-lookalike-name"
    case lookalikeServer = "fact-lookalike-server"
    case orders = "fact-orders-about-other-server"
    case toxicFlow = "fact-toxic-flow"
    case missingHints = "fact-missing-hints"
  }

  func finding(_ rule: Rule) -> Finding {
    var severity = Severity.info
    var remedy = ""
    if case .finding(let level, let text) = rule.effect { (severity, remedy) = (level, text) }
    return Finding(
      id: rule.id, title: rule.title, severity: severity, confidencePercent: rule.confidencePercent, tool: tool,
      related: related.sorted(),
      evidence: seen.map { seen in
        Evidence(
          ruleID: rule.id, scope: .tool, pointer: seen.pointer, words: seen.words,
          range: seen.words.isEmpty || seen.pointer != "/name" ? nil : 0..<seen.words.utf8.count, sourceOffset: nil)
      }, remedy: advice.isEmpty ? remedy : remedy + ": " + advice, references: rule.references)
  }
}
