/// Writes a page as bytes. Markup comes only from literals of this program; everything else passes an escape, in text as
/// in attributes. What it writes is HTML and well-formed XML alike.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(32 << 10) }

  /// Our own markup, as it stands.
  mutating func markup(_ literal: StaticString) { bytes.append(contentsOf: literal.description.utf8) }

  /// Text of any origin. What would act on the display becomes a visible mark that text itself cannot imitate.
  mutating func text(_ text: String) { append(Array(text.utf8)[...], in: .text) }

  /// The same for bytes that are UTF-8, such as a policy file.
  mutating func text(utf8 bytes: [UInt8]) { append(bytes[...], in: .text) }

  /// An element with what `body` writes inside.
  mutating func element(
    _ name: StaticString, _ attributes: HTMLAttribute..., body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    body(&self)
    markup("</")
    markup(name)
    markup(">")
  }

  /// An element with text inside.
  mutating func element(_ name: StaticString, _ attributes: HTMLAttribute..., text content: String) {
    open(name, attributes)
    text(content)
    markup("</")
    markup(name)
    markup(">")
  }

  /// An element that has no content, such as `meta`.
  mutating func void(_ name: StaticString, _ attributes: HTMLAttribute...) {
    open(name, attributes)
    bytes.removeLast()
    markup("/>")
  }

  /// A link.
  mutating func link(_ target: SiteLink, _ content: String) { element("a", .href(target), text: content) }

  /// A line break in the source, to keep generated pages readable.
  mutating func lineBreak() { bytes.append(0x0A) }

  private mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute]) {
    markup("<")
    markup(name)
    for attribute in attributes {
      markup(" ")
      markup(attribute.name)
      markup("=\"")
      switch attribute.value {
      case .literal(let value): append(Array(value.description.utf8)[...], in: .attribute)
      case .text(let value): append(Array(value.utf8)[...], in: .attribute)
      case .link(let link): append(Array(link.text.utf8)[...], in: .attribute)
      }
      markup("\"")
    }
    markup(">")
  }

  private enum Context { case text, attribute }

  /// Copies runs of harmless bytes whole; looks only at what needs an escape.
  private mutating func append(_ source: ArraySlice<UInt8>, in context: Context) {
    var start = source.startIndex
    var position = start
    let end = source.endIndex
    while position < end {
      if Self.isHarmless(source[position]) {
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

  /// True for the printable ASCII that means nothing to a parser.
  @inline(__always)
  private static func isHarmless(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22 && byte != 0x27
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
