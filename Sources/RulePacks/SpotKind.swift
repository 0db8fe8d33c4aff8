/// What makes a place in a text suspicious by its characters alone.
package enum SpotKind: String, Sendable, CaseIterable, Hashable {
  /// Characters of the Unicode tag block, which nobody sees and models read.
  case tagCharacters = "tags"
  /// Zero-width characters and variation selectors where no script or emoji needs them.
  case invisibleCharacters = "invisible"
  /// Characters that reverse or isolate the direction of text.
  case bidirectionalControls = "bidirectional"
  /// The control characters that open a terminal's command sequence.
  case terminalEscape = "terminal-escape"
  /// The opening of a comment that a page does not show.
  case hiddenComment = "comment"
  /// The shape of a well-known credential.
  case secret
}
