/// Writes the Markdown of pages that are too many to be turned out of their HTML.
struct MarkdownWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(4 << 10) }

  /// Our own markup.
  mutating func markup(_ literal: Literal) { bytes.append(contentsOf: literal.text.utf8) }

  /// Our own words, such as a number or a label; nothing foreign.
  mutating func own(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Foreign text on one line: what Markdown would act on is escaped, what a display would act on is made visible.
  mutating func text(_ text: String, limit: Int = 400) {
    for byte in VisibleText.folded(text, limit: limit).utf8 {
      switch byte {
      case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x3C, 0x3E, 0x7C, 0x23, 0x7E: bytes.append(0x5C)
      default: break
      }
      bytes.append(byte)
    }
  }

  /// Foreign text in a code span; backticks become apostrophes and bars slashes, so that it ends where we end it.
  mutating func code(_ text: String, limit: Int = 120) {
    bytes.append(0x60)
    for byte in VisibleText.folded(text, limit: limit).utf8 {
      bytes.append(byte == 0x60 ? 0x27 : byte == 0x7C ? 0x2F : byte)
    }
    bytes.append(0x60)
  }

  /// Lines of foreign text as a quotation.
  mutating func quotation(_ text: String, lines: Int = 60, width: Int = 1_000) {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(lines) {
      markup("> ")
      self.text(String(line), limit: width)
      markup("\n")
    }
  }

  /// A link; its text is foreign.
  mutating func link(_ text: String, _ target: SiteLink) {
    markup("[")
    self.text(text, limit: 120)
    markup("](")
    bytes.append(contentsOf: target.text.utf8)
    markup(")")
  }

  /// A block of a file's text between fences that it cannot end.
  mutating func fenced(_ content: [UInt8]) {
    var longest = 2
    var run = 0
    for byte in content {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = Array(repeating: UInt8(0x60), count: longest + 1)
    bytes += fence + [0x0A] + content + (content.last == 0x0A ? [] : [0x0A]) + fence + [0x0A]
  }
}
