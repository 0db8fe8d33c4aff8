/// One tool as a server sent it: every byte is kept.
package struct ToolDefinition: Sendable, Hashable {
  /// The decoded `name`; invalid sequences are replaced by U+FFFD.
  package let name: String
  /// 0 for the first tool of this name in the listing, 1 for its first duplicate, and so on.
  package let ordinal: Int
  /// The JSON object of the tool as sent, from `{` to `}`.
  package let bytes: [UInt8]
  /// `pl1-sha256:…` over the canonical form of the whole definition.
  package let digest: String
  /// The same without `_meta` and `icons`: it changes only when something changes that a model or a caller sees.
  package let coreDigest: String

  /// Gathers what the crawler or the reader of a saved list has established.
  package init(name: String, ordinal: Int, bytes: [UInt8], digest: String, coreDigest: String) {
    self.name = name
    self.ordinal = ordinal
    self.bytes = bytes
    self.digest = digest
    self.coreDigest = coreDigest
  }
}
