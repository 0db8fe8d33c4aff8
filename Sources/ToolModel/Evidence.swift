/// Why a label was given: which rule, where, which words.
package struct Evidence: Sendable, Hashable {
  /// The rule's id, equal to its file's stem.
  package let ruleID: String
  /// What the pointer points into.
  package let scope: Scope
  /// An RFC 6901 pointer, for example `/inputSchema/properties/url/description`.
  package let pointer: String
  /// The matched words as they stand there, unescaped, or, where text is hidden in a code, what it decodes to; empty if
  /// the rule is about an absence.
  package let words: String
  /// Half-open range in the decoded string's UTF-8, before any normalisation; nil if the rule is about an absence.
  package let range: Range<Int>?
  /// Offset of the string's opening quote in the definition's bytes as kept; nil for server fields.
  package let sourceOffset: Int?

  package init(
    ruleID: String, scope: Scope, pointer: String, words: String, range: Range<Int>?, sourceOffset: Int?
  ) {
    self.ruleID = ruleID
    self.scope = scope
    self.pointer = pointer
    self.words = words
    self.range = range
    self.sourceOffset = sourceOffset
  }

  /// The document that an evidence pointer addresses.
  package enum Scope: String, Sendable, Hashable { case tool, server }
}
