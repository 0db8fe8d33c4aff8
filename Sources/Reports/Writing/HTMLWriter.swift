/// Writes a page as bytes. Markup comes only from literals of this program; everything else passes an escape, in text as
/// in attributes. What it writes is HTML and well-formed XML alike.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []
  /// Stands before the ids of headings; empty but where many pages stand in one file.
  var scope = ""

  init(capacity: Int = 32 << 10) { bytes.reserveCapacity(capacity) }

  /// Our own markup, as it stands.
  mutating func markup(_ literal: Literal) { bytes.append(contentsOf: literal.text.utf8) }

  /// What another writer has written: parts that are the same on many pages are made once.
  mutating func fragment(_ fragment: HTMLFragment) { bytes.append(contentsOf: fragment.bytes) }

  /// Text of any origin. What would act on the display becomes a visible mark that text itself cannot imitate.
  mutating func text(_ text: String) { append(text, in: .text) }

  /// Text of ours in which words of others stand between backticks: those become code.
  mutating func phrase(_ phrase: String) {
    for (place, part) in phrase.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      if place % 2 == 0 { text(String(part)) } else { element("code", text: String(part)) }
    }
  }

  /// The same for bytes that are UTF-8, such as a policy file.
  mutating func text(utf8 bytes: [UInt8]) { append(bytes[...], in: .text) }

  /// An element with what `body` writes inside.
  mutating func element(
    _ name: Literal, _ attributes: HTMLAttribute..., body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// An element with text inside.
  mutating func element(_ name: Literal, _ attributes: HTMLAttribute..., text content: String) {
    open(name, attributes)
    append(content, in: .text)
    close(name)
  }

  /// An element that has no content, such as `meta`.
  mutating func void(_ name: Literal, _ attributes: HTMLAttribute...) {
    open(name, attributes)
    bytes.removeLast()
    markup("/>")
  }

  /// A link.
  mutating func link(_ target: SiteLink, _ content: String) {
    if target.isNowhere {
      text(content)
      return
    }
    markup("<a href=\"")
    append(target.text, in: .attribute)
    markup("\">")
    append(content, in: .text)
    markup("</a>")
  }

  /// A line break in the source, to keep generated pages readable.
  mutating func lineBreak() { bytes.append(0x0A) }

  /// The style sheet of a file that stands alone; it is ours or the publisher's theme, never a server's.
  mutating func styles(_ sheet: [UInt8]) {
    markup("<style>")
    bytes.append(contentsOf: sheet)
    markup("</style>")
  }

  /// JSON as the content of a data block (`<script type="application/ld+json">`). It is data, never run; `<`, `>` and
  /// `&` become escapes of JSON, so that it can't end its element, and the page stays XML as well.
  mutating func dataBlock(_ json: [UInt8]) {
    markup("<script type=\"application/ld+json\">")
    for byte in json {
      switch byte {
      case 0x3C: markup("\\u003c")
      case 0x3E: markup("\\u003e")
      case 0x26: markup("\\u0026")
      default: bytes.append(byte)
      }
    }
    markup("</script>")
  }

  private mutating func open(_ name: Literal, _ attributes: [HTMLAttribute]) {
    bytes.append(0x3C)
    markup(name)
    for attribute in attributes {
      if case .link(let link) = attribute.value, link.isNowhere { continue }
      bytes.append(0x20)
      markup(attribute.name)
      markup("=\"")
      switch attribute.value {
      case .literal(let value): append(value.text, in: .attribute)
      case .text(let value): append(value, in: .attribute)
      case .link(let link): append(link.text, in: .attribute)
      }
      bytes.append(0x22)
    }
    bytes.append(0x3E)
  }

  private mutating func close(_ name: Literal) {
    markup("</")
    markup(name)
    bytes.append(0x3E)
  }

  private enum Context { case text, attribute }

  /// Most texts hold nothing to escape and are copied whole.
  private mutating func append(_ text: String, in context: Context) {
    let span = text.utf8.span
    var position = 0
    let end = span.count
    let harmless: UInt8 = context == .text ? 1 : 2
    let classes = Self.classes
    while position < end, classes[Int(span[position])] & harmless != 0 { position += 1 }
    if position == end {
      bytes.append(contentsOf: text.utf8)
    } else {
      append(Array(text.utf8)[...], in: context)
    }
  }

  /// Copies runs of harmless bytes whole; looks only at what needs an escape.
  private mutating func append(_ source: ArraySlice<UInt8>, in context: Context) {
    var start = source.startIndex
    var position = start
    let end = source.endIndex
    let harmless: UInt8 = context == .text ? 1 : 2
    let classes = Self.classes
    while position < end {
      if classes[Int(source[position])] & harmless != 0 {
        position += 1
        continue
      }
      let (length, escape) = HTMLEscape.step(source, at: position)
      if let escape {
        bytes.append(contentsOf: source[start..<position])
        append(escape, in: context)
        start = position + length
      }
      position += length
    }
    bytes.append(contentsOf: source[start..<source.endIndex])
  }

  /// Bit 0: means nothing to a parser in text. Bit 1: nor in a quoted attribute. Line feeds stay in text, where they are
  /// white space.
  private static let classes: [UInt8] = (0...255).map { byte in
    switch byte {
    case 0x26, 0x3C, 0x3E: 0
    case 0x22, 0x27, 0x0A: 1
    case 0x20..<0x7F: 3
    default: 0
    }
  }

  private mutating func append(_ escape: HTMLEscape, in context: Context) {
    switch (escape, context) {
    case (.entity(let entity), _): markup(entity)
    case (.space, .text): bytes.append(0x0A)
    case (.space, .attribute): bytes.append(0x20)
    case (.unseen(let code), .text):
      markup("<span class=\"unseen\">U+")
      bytes.append(contentsOf: code.utf8)
      markup("</span>")
    case (.unseen(let code), .attribute):
      markup("[U+")
      bytes.append(contentsOf: code.utf8)
      markup("]")
    }
  }
}
