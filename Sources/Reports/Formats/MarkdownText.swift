/// Foreign text in Markdown: always a code span, in which neither HTML nor links, mentions and emphasis mean anything.
enum MarkdownText {
  /// `text` on one line as a code span. What could end the span or a table cell is written as a visible escape: a
  /// backtick as `\u{60}`, a vertical bar as `\u{7C}`.
  static func code(_ text: String, limit: Int = 200) -> String {
    var safe = ""
    for scalar in VisibleText.folded(text, limit: limit).unicodeScalars {
      switch scalar {
      case "`": safe += "\\u{60}"
      case "|": safe += "\\u{7C}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    // A span of spaces alone is no span, and one that begins and ends with a space loses both.
    return safe.unicodeScalars.allSatisfy { $0 == " " } ? "(empty)" : "`\(safe)`"
  }

  /// A phrase of ours that quotes foreign words in backticks: the quotes become straight ones inside one span.
  static func phrase(_ text: String) -> String {
    code(String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "`" ? "'" : $0 })), limit: 400)
  }
}
