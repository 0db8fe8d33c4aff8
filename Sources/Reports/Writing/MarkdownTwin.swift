/// Turns the main part of one of our own pages into Markdown. It knows exactly the markup that `HTMLWriter` makes
/// (well-formed, no comments), and nothing else: it is no parser for the pages of others.
struct MarkdownTwin {
  private(set) var bytes: [UInt8] = []
  private var open: [String] = []
  private var line: [UInt8] = []
  private var href = ""
  private var cells = 0
  private var isHead = false
  private var code = 0

  /// `canonical` is the address of the page; nil for a site without one.
  init(canonical: String?) {
    if let canonical { bytes += Array("<!-- \(canonical) -->\n".utf8) }
  }

  /// Takes the page's main part in.
  mutating func take(_ html: [UInt8]) {
    var position = 0
    while position < html.count {
      guard html[position] == 0x3C else {
        let end = html[position...].firstIndex(of: 0x3C) ?? html.count
        text(html[position..<end])
        position = end
        continue
      }
      let end = html[position...].firstIndex(of: 0x3E) ?? html.count - 1
      tag(html[(position + 1)..<end])
      position = end + 1
    }
    endBlock()
  }

  private mutating func tag(_ tag: ArraySlice<UInt8>) {
    let isClosing = tag.first == 0x2F
    let isVoid = tag.last == 0x2F
    let body = isClosing ? tag.dropFirst() : tag
    let name = String(decoding: body.prefix { $0 != 0x20 && $0 != 0x2F }, as: UTF8.self)
    if isVoid {
      if name == "br" { line.append(0x0A) }
      return
    }
    if isClosing {
      close(name)
      if open.last == name { open.removeLast() }
    } else {
      open.append(name)
      begin(name, tag)
    }
  }

  private var isSilent: Bool {
    open.contains { ["svg", "nav", "script", "form", "label", "input", "button"].contains($0) }
  }

  private mutating func begin(_ name: String, _ tag: ArraySlice<UInt8>) {
    guard !isSilent else { return }
    switch name {
    case "h1": block("# ")
    case "h2": block("## ")
    case "h3": block("### ")
    case "p", "summary", "caption", "figcaption", "blockquote": block(name == "blockquote" ? "> " : "")
    case "li": block("- ")
    case "dt": block("**")
    case "dd": block(": ")
    case "tr":
      endBlock()
      cells = 0
      line = Array("|".utf8)
    case "thead": isHead = true
    case "th", "td":
      cells += 1
      line.append(0x20)
    case "pre":
      endBlock()
      bytes += Array("\n```\n".utf8)
    case "code":
      code += 1
      if !open.contains("pre") { line.append(0x60) }
    case "mark", "strong": if !open.contains("pre"), code == 0 { line += Array("**".utf8) }
    case "a":
      href = Self.attribute("href", of: tag)
      if code == 0 { line.append(0x5B) }
    default: break
    }
  }

  private mutating func close(_ name: String) {
    guard !isSilent else { return }
    switch name {
    case "h1", "h2", "h3", "p", "li", "summary", "caption", "figcaption", "dd", "blockquote": endBlock()
    case "dt":
      line += Array("**".utf8)
      endBlock()
    case "th", "td": line += Array(" |".utf8)
    case "tr":
      endBlock()
      if isHead { bytes += Array(("|" + String(repeating: " --- |", count: cells) + "\n").utf8) }
      isHead = false
    case "pre":
      bytes += line
      line = []
      if bytes.last != 0x0A { bytes.append(0x0A) }
      bytes += Array("```\n".utf8)
    case "code":
      code -= 1
      if !open.contains("pre") { line.append(0x60) }
    case "mark", "strong": if !open.contains("pre"), code == 0 { line += Array("**".utf8) }
    case "a": if code == 0 { line += Array("](\(href))".utf8) }
    default: break
    }
  }

  /// Starts a block with what marks it.
  private mutating func block(_ prefix: String) {
    if !open.contains(where: { $0 == "td" || $0 == "th" }) || prefix.hasPrefix("#") {
      endBlock()
      if prefix.hasPrefix("#") || prefix.isEmpty || prefix == "> " { bytes.append(0x0A) }
      line += Array(prefix.utf8)
    } else {
      line.append(0x20)
    }
  }

  private mutating func endBlock() {
    guard !open.dropLast().contains(where: { $0 == "td" || $0 == "th" }) else { return }
    while line.last == 0x20 { line.removeLast() }
    if !line.isEmpty { bytes += line + [0x0A] }
    line = []
  }

  private mutating func text(_ source: ArraySlice<UInt8>) {
    guard !isSilent else { return }
    let raw = Self.unescaped(source)
    if open.contains("pre") {
      line += raw
      return
    }
    for byte in raw {
      switch byte {
      case 0x0A, 0x20: if let last = line.last, last != 0x20 { line.append(0x20) }
      case 0x60 where code > 0: line.append(0x27)
      case _ where code > 0: line.append(byte == 0x7C ? 0x2F : byte)
      case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x3C, 0x3E, 0x7C: line += [0x5C, byte]
      case 0x23 where line.isEmpty: line += [0x5C, byte]
      default: line.append(byte)
      }
    }
  }

  private static func attribute(_ name: String, of tag: ArraySlice<UInt8>) -> String {
    let text = String(decoding: unescaped(tag), as: UTF8.self)
    guard let start = text.firstRange(of: name + "=\"")?.upperBound,
      let end = text[start...].firstIndex(of: "\"")
    else { return "" }
    return String(text[start..<end].map { $0 == "(" || $0 == ")" || $0 == " " ? "_" : $0 })
  }

  private static func unescaped(_ source: ArraySlice<UInt8>) -> [UInt8] {
    guard source.contains(0x26) else { return Array(source) }
    var result: [UInt8] = []
    var position = source.startIndex
    while position < source.endIndex {
      guard source[position] == 0x26, let end = source[position...].firstIndex(of: 0x3B) else {
        result.append(source[position])
        position += 1
        continue
      }
      switch String(decoding: source[(position + 1)..<end], as: UTF8.self) {
      case "amp": result.append(0x26)
      case "lt": result.append(0x3C)
      case "gt": result.append(0x3E)
      case "#34": result.append(0x22)
      case "#39": result.append(0x27)
      default: result += source[position...end]
      }
      position = end + 1
    }
    return result
  }
}
