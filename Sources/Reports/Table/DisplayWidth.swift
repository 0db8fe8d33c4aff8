/// How many terminal columns text takes.
enum DisplayWidth {
  /// The columns of a line without control characters.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// 0 for marks that combine, 2 for wide characters, else 1. Wide are the blocks whose property `East_Asian_Width` is
  /// W or F (Unicode Standard Annex 11) and the emoji that show as pictures by default.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// `text` cut to at most `width` columns, with `…` as the last of them where something was cut.
  static func cut(_ text: String, to width: Int) -> String {
    guard columns(of: text) > width else { return text }
    guard width > 1 else { return String(repeating: "…", count: max(width, 0)) }
    return prefix(of: text, width: width - 1) + "…"
  }

  /// The same, but what is cut is in the middle: a name's last word often says the most.
  static func cutMiddle(_ text: String, to width: Int) -> String {
    guard columns(of: text) > width else { return text }
    guard width > 4 else { return cut(text, to: width) }
    let tail = (width - 1) / 2
    let reversed = String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
    let end = String(String.UnicodeScalarView(prefix(of: reversed, width: tail).unicodeScalars.reversed()))
    return prefix(of: text, width: width - 1 - tail) + "…" + end
  }

  private static func prefix(of text: String, width: Int) -> String {
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      used += columns(of: scalar)
      if used > width { break }
      result.append(scalar)
    }
    return String(result)
  }
}
