/// Pads and wraps plain text. Widths are terminal columns; nil means no limit.
enum TextColumns {
  /// `text` with spaces behind it up to `width`.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
  }

  /// The same with the spaces in front.
  static func rightAligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text))) + text
  }

  /// Breaks a paragraph at spaces into lines of at most `width`, each behind `indent` spaces. A word that is longer
  /// than a line is broken.
  static func wrapped(_ text: String, width: Int?, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    guard let width else { return [margin + text] }
    let room = max(width - indent, 16)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      for piece in pieces(of: word, room: room) {
        let columns = DisplayWidth.columns(of: piece)
        if used > 0, used + 1 + columns > room {
          lines.append(margin + line)
          (line, used) = ("", 0)
        }
        if used > 0 { (line, used) = (line + " ", used + 1) }
        (line, used) = (line + piece, used + columns)
      }
    }
    if used > 0 { lines.append(margin + line) }
    return lines
  }

  private static func pieces(of word: Substring, room: Int) -> [String] {
    guard DisplayWidth.columns(of: String(word)) > room else { return [String(word)] }
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var used = 0
    for scalar in word.unicodeScalars {
      let columns = DisplayWidth.columns(of: scalar)
      if used + columns > room {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
        used = 0
      }
      piece.append(scalar)
      used += columns
    }
    pieces.append(String(piece))
    return pieces
  }
}
