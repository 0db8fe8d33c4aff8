/// Who made a report, and by which rules.
package struct ReportProducer: Sendable, Hashable {
  /// The program's version.
  package let version: String
  /// Digest of the rule pack that judged.
  package let rulesDigest: String

  package init(version: String, rulesDigest: String) {
    self.version = version
    self.rulesDigest = rulesDigest
  }
}
