import ToolModel

/// Evidence in a few words, for a line of a table or a list.
enum EvidencePhrase {
  /// "`delete` in the name"; where the rule is about an absence, the place alone: "the description".
  static func text(_ evidence: Evidence) -> String {
    let place = place(of: evidence)
    let words = VisibleText.folded(evidence.words, limit: 60)
    return words.isEmpty ? place : "`\(words)` in \(place)"
  }

  /// The field that a pointer means, in words.
  static func place(of evidence: Evidence) -> String {
    let tokens = evidence.pointer.split(separator: "/").map {
      // RFC 6901 section 4: `~1` before `~0`.
      replace("~0", by: "~", in: replace("~1", by: "/", in: String($0)))
    }
    guard let first = tokens.first else { return evidence.scope == .server ? "the server" : "the definition" }
    switch (evidence.scope, first) {
    case (.server, "instructions"): return "the server's instructions"
    case (.server, "tools") where tokens.count > 1: return elsewhere(tokens)
    case (.server, _): return "the server's " + VisibleText.folded(first, limit: 40)
    case (_, "annotations") where tokens.count > 1:
      return "the annotation `\(VisibleText.folded(tokens[1], limit: 40))`"
    case (_, "inputSchema"): return schemaPlace(tokens) ?? "the input schema"
    case (_, "outputSchema"): return "the output schema"
    default: return "the " + VisibleText.folded(first, limit: 40)
    }
  }

  /// A tool of another listing, or a field of it.
  private static func elsewhere(_ tokens: [String]) -> String {
    let tool = "the tool `\(VisibleText.folded(tokens[1], limit: 60))`"
    guard tokens.count > 2 else { return tool }
    return "`\(VisibleText.folded(tokens[2...].joined(separator: "/"), limit: 60))` of \(tool)"
  }

  private static func schemaPlace(_ tokens: [String]) -> String? {
    guard tokens.count > 2, let place = tokens.lastIndex(of: "properties"), place + 1 < tokens.count else { return nil }
    return "the parameter `\(VisibleText.folded(tokens[place + 1], limit: 40))`"
  }

  private static func replace(_ pattern: String, by replacement: String, in text: String) -> String {
    text.split(separator: pattern, omittingEmptySubsequences: false).joined(separator: replacement)
  }
}
