package import ToolModel

/// One tool in a lock: its definition, and the label that somebody agreed to.
package struct LockedTool: Sendable, Equatable {
  package let name: String
  /// 0 for the first tool of this name, 1 for its first duplicate, and so on.
  package let ordinal: Int
  /// `pl1-sha256:…` of the whole definition.
  package let digest: String
  /// The same without `_meta` and `icons`.
  package let coreDigest: String
  package let category: Category
  package let risk: RiskLevel
  /// Sorted.
  package let capabilities: [Capability]
  /// Findings about this tool, sorted by id.
  package let findings: [LockedFinding]
  /// The definition without `_meta` and `icons` as JSON, so that a later change can be told in words; empty if the lock
  /// was made to hold digests alone.
  package let definition: [UInt8]

  package init(
    name: String, ordinal: Int, digest: String, coreDigest: String, category: Category, risk: RiskLevel,
    capabilities: [Capability], findings: [LockedFinding], definition: [UInt8]
  ) {
    self.name = name
    self.ordinal = ordinal
    self.digest = digest
    self.coreDigest = coreDigest
    self.category = category
    self.risk = risk
    self.capabilities = capabilities.sorted()
    self.findings = findings.sorted { $0.id < $1.id }
    self.definition = definition
  }

  /// Names by their bytes, then the place among duplicates.
  var place: ToolKey { ToolKey(server: ServerID("-"), name: name, ordinal: ordinal) }
}
