import Digests
import JSONText

/// Checked rules with their vocabularies.
package struct RulePack: Sendable {
  /// Sorted by id.
  package let rules: [Rule]
  /// Sorted by id.
  package let vocabularies: [Vocabulary]
  /// SHA-256, in hexadecimal, over the pack in embedded form: the same rules have the same digest whether they come
  /// from files or from the binary. Examples and comments do not count.
  package let digest: String
  /// Findings that somebody has looked at and found wrong, by rule and digest of the definition.
  let falseAlarms: Set<FalseAlarm>

  init(rules: [Rule], vocabularies: [Vocabulary], digest: String, falseAlarms: Set<FalseAlarm> = []) {
    self.rules = rules
    self.vocabularies = vocabularies
    self.digest = digest
    self.falseAlarms = falseAlarms
  }

  /// Whether the ledger of known false alarms holds the finding.
  package func isFalseAlarm(_ rule: String, _ definition: String) -> Bool {
    falseAlarms.contains(FalseAlarm(rule: rule, definition: definition))
  }

  /// The same pack without its ledger: what the rules say by themselves.
  package var withoutLedger: RulePack { RulePack(rules: rules, vocabularies: vocabularies, digest: digest) }

  /// The same rules under another digest, for a run in which something else has a say too.
  package func named(_ digest: String) -> RulePack {
    RulePack(rules: rules, vocabularies: vocabularies, digest: digest, falseAlarms: falseAlarms)
  }

  /// The rule with this id, or with this former id.
  package func rule(_ id: String) -> Rule? {
    rules.first { $0.id == id } ?? rules.first { $0.aliases.contains(id) }
  }
}

extension RulePack {
  /// The rules that are built into the program.
  package static func builtIn() -> RulePack {
    let entries = builtInEntries()
    let (rules, vocabularies, problems) = PackDecoder.decode(
      rules: entries.rules, vocabularies: entries.vocabularies, needsExamples: [])
    precondition(problems.isEmpty, "the embedded rules are damaged: \(problems.first?.message ?? "")")
    return RulePack(
      rules: rules, vocabularies: vocabularies, digest: Digest.sha256(Array(builtInRulesJSON.utf8)),
      falseAlarms: entries.falseAlarms)
  }

  static func builtInEntries() -> Entries {
    guard let document = try? JSONDocument(Array(builtInRulesJSON.utf8)) else {
      preconditionFailure("the embedded rules are not JSON")
    }
    return entries(embedded: document.root)
  }

  /// What a pack holds before it is checked.
  struct Entries {
    let rules: [PackDecoder.Entry]
    let vocabularies: [PackDecoder.Entry]
    let falseAlarms: Set<FalseAlarm>
  }

  static func entries(embedded: JSONValue) -> Entries {
    let root = EmbeddedNodes.convert(embedded)
    var reader = NodeReader(path: FalseAlarm.fileName)
    return Entries(
      rules: entries(root["rules"]), vocabularies: entries(root["vocabulary"]),
      falseAlarms: Set(root["false-alarms"].map { FalseAlarm.read($0, &reader) } ?? []))
  }

  /// The digest of the rules that are built into the program, without reading them.
  package static var builtInDigest: String { Digest.sha256(builtInRulesJSON) }

  private static func entries(_ node: RuleNode?) -> [PackDecoder.Entry] {
    (node?.members ?? []).map { PackDecoder.Entry(path: $0.key, id: $0.key, node: $0.value) }
  }
}
