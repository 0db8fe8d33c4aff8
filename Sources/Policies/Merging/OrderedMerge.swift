import JSONText
import ToolModel

/// Settings in which the last rule that matches wins: the `permission` map of opencode, or its list in version 2.
struct OrderedMerge {
  /// True for the list of version 2.
  let isList: Bool
  let server: String

  private struct Rule {
    let pattern: String
    let treatment: Treatment
    let value: Range<Int>
  }

  private var path: [String] { [isList ? "permissions" : "permission"] }

  /// Rules of the user's own keep their places. The rule for the rest of the server goes before those that concern the
  /// server, so that they still win over it; names go to the end.
  func merge(
    _ changes: [(spelling: String, treatment: Treatment)], unlisted: Treatment, in editor: inout JSONEditor
  ) {
    if editor.value(at: path) == nil { editor.set(path, to: isList ? "[]" : "{}") }
    let plain = Naming.normalized(server) + "_*"
    let catchAlls = sameBytes(plain, server + "_*") ? [plain] : [server + "_*", plain]
    for pattern in catchAlls { settle(pattern, unlisted == .deny ? .deny : .ask, in: &editor) }
    // Names are different from each other, so that what is added never decides about the next one.
    var added: [String] = []
    var replacements: [(rule: Rule, treatment: Treatment)] = []
    let own = rules(in: editor)
    for (name, treatment) in changes {
      // Patterns of the user's that match and are stricter stay in force: nothing looser may follow them.
      let matching = own.last { Wildcard.matches($0.pattern, name) && !catchAlls.contains($0.pattern) }
      if let matching, matching.treatment.strictness > treatment.strictness { continue }
      if let same = own.last(where: { sameBytes($0.pattern, name) }) {
        if same.treatment.strictness < treatment.strictness { replacements.append((same, treatment)) }
        continue
      }
      added.append(text(name, treatment))
    }
    // From the back, so that the places of the others stay.
    for (rule, treatment) in replacements.sorted(by: { $0.rule.value.lowerBound > $1.rule.value.lowerBound }) {
      replace(rule, treatment, in: &editor)
    }
    if !added.isEmpty, let container = editor.value(at: path) { editor.insert(added, at: .end, of: container) }
    guard isList else { return }
    let denied = changes.filter { $0.treatment.strictness >= Treatment.deny.strictness }.map(\.spelling)
    let present = (editor.value(at: ["experimental", "policies"]).map { Array($0.elements) } ?? [])
      .compactMap { $0["resource"]?.string }
    let missing = denied.filter { name in !present.contains { sameBytes($0, name + ":*") } }
    editor.append(
      json: missing.map {
        "{\"action\": \"permission\", \"resource\": \(QuotedText.json($0 + ":*")), \"effect\": \"deny\"}"
      }, to: ["experimental", "policies"])
  }

  /// The rule for the rest of the server's tools.
  private func settle(_ pattern: String, _ treatment: Treatment, in editor: inout JSONEditor) {
    let own = rules(in: editor)
    if let same = own.last(where: { sameBytes($0.pattern, pattern) }) {
      if same.treatment.strictness < treatment.strictness { replace(same, treatment, in: &editor) }
      return
    }
    let prefix = String(pattern.dropLast())
    let wide = own.firstIndex {
      $0.pattern != "*" && $0.pattern.contains("*") && $0.treatment.strictness > treatment.strictness
    }
    let strict = own.firstIndex { $0.pattern == "*" && $0.treatment.strictness > treatment.strictness }
    let specific = own.firstIndex { $0.pattern.hasPrefix(prefix) }
    if let first = [wide, strict, specific].compactMap({ $0 }).min() {
      insert(pattern, treatment, at: .before(first), in: &editor)
    } else {
      insert(pattern, treatment, at: .end, in: &editor)
    }
  }

  private func rules(in editor: JSONEditor) -> [Rule] {
    let words = ["allow": Treatment.allow, "ask": .ask, "deny": .deny]
    guard let container = editor.value(at: path) else { return [] }
    if isList {
      return container.elements.map { rule in
        let effect = rule["effect"]
        return Rule(
          pattern: rule["action"]?.string ?? "", treatment: words[effect?.string ?? ""] ?? .allow,
          value: effect?.sourceRange ?? 0..<0)
      }
    }
    return container.members.map {
      Rule(pattern: $0.key, treatment: words[$0.value.string ?? ""] ?? .allow, value: $0.value.sourceRange)
    }
  }

  private func insert(
    _ pattern: String, _ treatment: Treatment, at place: JSONEditor.Place, in editor: inout JSONEditor
  ) {
    guard let container = editor.value(at: path) else { return }
    editor.insert(text(pattern, treatment), at: place, of: container)
  }

  private func text(_ pattern: String, _ treatment: Treatment) -> String {
    let name = QuotedText.json(pattern)
    return isList
      ? "{\"action\": \(name), \"resource\": \"*\", \"effect\": \"\(word(treatment))\"}"
      : "\(name): \"\(word(treatment))\""
  }

  private func replace(_ rule: Rule, _ treatment: Treatment, in editor: inout JSONEditor) {
    guard !rule.value.isEmpty else { return }
    editor.replace(rule.value, with: "\"\(word(treatment))\"")
  }

  private func word(_ treatment: Treatment) -> String { treatment == .hide ? "deny" : treatment.rawValue }
}
