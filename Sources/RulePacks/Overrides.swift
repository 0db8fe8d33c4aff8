import Digests
package import ToolModel

/// What a user knows better than the rules: labels for single tools, findings that are no news. Every use is shown.
package struct Overrides: Sendable {
  package let entries: [Entry]
  /// SHA-256, in hexadecimal, over the file as read; empty without a file.
  package let digest: String

  /// One decision of the user.
  package struct Entry: Sendable {
    /// The server's id or name; nil: any server.
    package let server: String?
    package let tool: String
    package let category: Category?
    package let risk: RiskLevel?
    /// Ids of findings that are turned down to `info`.
    package let findings: [String]
    package let reason: String
    /// The last day on which it holds, `2027-01-31`; nil: for ever.
    package let expires: String?
  }

  /// No overrides.
  package static let none = Overrides(entries: [], digest: "")

  private init(entries: [Entry], digest: String) {
    self.entries = entries
    self.digest = digest
  }

  /// Reads a file. `today` is a day as `2026-11-25`: entries that ended before it are left out and given back.
  package static func read(
    _ file: RuleFile, today: String
  ) -> (overrides: Overrides, expired: [Entry], problems: [RuleProblem]) {
    var reader = NodeReader(path: file.path)
    var entries: [Entry] = []
    do throws(RuleProblem) {
      let root = reader.map(try YAMLNodes.read(file), "the file", keys: ["overrides"])
      let list = root?["overrides"]?.list ?? []
      if root != nil, list.isEmpty { reader.report(0, "`overrides` must be a list with at least one entry") }
      entries = list.compactMap { entry($0, &reader) }
    } catch {
      return (.none, [], [error])
    }
    let current = entries.filter { $0.expires.map { $0 >= today } ?? true }
    let digest = Digest.sha256(file.bytes + Array(current.map { "\n\($0.tool)" }.joined().utf8))
    return (
      Overrides(entries: current, digest: digest), entries.filter { $0.expires.map { $0 < today } ?? false },
      reader.problems
    )
  }

  private static func entry(_ node: RuleNode, _ reader: inout NodeReader) -> Entry? {
    let keys = ["server", "tool", "label", "risk", "findings", "reason", "expires"]
    guard let node = reader.map(node, "an override", keys: keys) else { return nil }
    let tool = reader.text(node, "tool", "an override")
    let reason = reader.text(node, "reason", "an override")
    let categories = Category.allCases.map { ($0.rawValue, $0) }
    let category = node["label"].flatMap { reader.choice($0.text ?? "", "label", line: $0.line, categories) }
    let levels = RiskLevel.allCases.map { ($0.rawValue, $0) }
    let risk = node["risk"].flatMap { reader.choice($0.text ?? "", "risk", line: $0.line, levels) }
    let findings = reader.texts(node["findings"], "findings")
    if node["label"] == nil, node["risk"] == nil, findings.isEmpty {
      reader.report(node.line, "an override needs a `label`, a `risk` or `findings`")
    }
    let expires = node["expires"]?.text
    if let expires, !isDay(expires) {
      reader.report(node["expires"]?.line ?? 0, "`expires` must be a day such as `2027-01-31`")
    }
    return Entry(
      server: node["server"]?.text, tool: tool, category: category, risk: risk, findings: findings, reason: reason,
      expires: expires)
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]) else { return false }
    return Int(parts[0]) != nil && 1...12 ~= month && 1...31 ~= day
  }
}
