/// A stretch of a segment that may be code for text; whether it is, `HiddenText` finds out.
struct Suspect {
  let kind: Kind
  let segment: Int32
  /// Range in the text buffer.
  let range: Range<Int>

  enum Kind {
    /// One long word: base64, hexadecimal.
    case longWord
    /// Escapes of any kind somewhere in the segment.
    case escapes
    /// Letters with something between each two of them.
    case spacedLetters
    /// Numbers in a row that may be character codes.
    case numbers
    /// Characters nobody sees.
    case invisible
  }
}
