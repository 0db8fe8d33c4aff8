/// An entry of `known-false-alarms.yaml`: a finding that somebody has looked at and found wrong. It holds for exactly
/// one definition; once the author changes a byte of it, the rule speaks again.
struct FalseAlarm: Sendable, Hashable {
  static let fileName = "known-false-alarms.yaml"

  let rule: String
  /// `pl1-sha256:…`
  let definition: String

  /// Reads the `entries` of the file; each needs a `why`.
  static func read(_ node: RuleNode, _ reader: inout NodeReader) -> [FalseAlarm] {
    guard let node = reader.map(node, "the ledger", keys: ["title", "entries"]) else { return [] }
    return (node["entries"]?.list ?? []).compactMap { entry in
      guard let entry = reader.map(entry, "an entry", keys: ["rule", "definition", "why"]) else { return nil }
      let rule = reader.text(entry, "rule", "an entry")
      let definition = reader.text(entry, "definition", "an entry")
      _ = reader.text(entry, "why", "an entry")
      if !definition.hasPrefix("pl1-sha256:") || definition.utf8.count != 75 {
        reader.report(entry.line, "`definition` must be a digest as reports show it: `pl1-sha256:` and 64 digits")
      }
      return FalseAlarm(rule: rule, definition: definition)
    }
  }
}
