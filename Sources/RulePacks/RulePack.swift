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
}

extension RulePack {
  /// The rules that are built into the program.
  package static func builtIn() -> RulePack {
    let bytes = Array(builtInRulesJSON.utf8)
    guard let document = try? JSONDocument(bytes) else { preconditionFailure("the embedded rules are not JSON") }
    let root = EmbeddedNodes.convert(document.root)
    let (rules, vocabularies, problems) = PackDecoder.decode(
      rules: entries(root["rules"]), vocabularies: entries(root["vocabulary"]), needsExamples: false)
    precondition(problems.isEmpty, "the embedded rules are damaged: \(problems.first?.message ?? "")")
    return RulePack(rules: rules, vocabularies: vocabularies, digest: Digest.sha256(bytes))
  }

  /// The digest of the rules that are built into the program, without reading them.
  package static var builtInDigest: String { Digest.sha256(builtInRulesJSON) }

  private static func entries(_ node: RuleNode?) -> [PackDecoder.Entry] {
    (node?.members ?? []).map { PackDecoder.Entry(path: $0.key, id: $0.key, node: $0.value) }
  }
}
