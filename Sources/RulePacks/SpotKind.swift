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
  /// A word whose letters come from two scripts and look alike.
  case homoglyph
  /// Blanks or empty lines that push what follows out of view.
  case gap
  /// Text in base64, hexadecimal, entities or another code that is not meant for people.
  case encoded
  /// An image whose address carries a value to fill in: showing it sends the value.
  case leakingImage = "leaking-image"
  /// A schema that is fetched from elsewhere.
  case remoteReference = "remote-reference"
  /// The shape of a well-known credential.
  case secret
}
