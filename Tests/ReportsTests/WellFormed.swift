/// Checks that bytes are well-formed as XML 1.0 as far as our own pages use it: one root, nested tags, quoted attributes
/// that occur once, no stray `<` or `&`, no control characters.
struct WellFormed {
  private(set) var error: String?
  /// Every `href` of the document, unescaped.
  private(set) var links: [String] = []
  /// Every `id`.
  private(set) var ids: [String] = []
  /// Names of elements with how often they occur.
  private(set) var elements: [String: Int] = [:]

  init(_ bytes: [UInt8]) {
    var text = Substring(String(decoding: bytes, as: UTF8.self))
    if let bad = text.unicodeScalars.first(where: { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }) {
      error = "control character \(bad.value)"
    }
    for opening in ["<!DOCTYPE html>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"] where text.hasPrefix(opening) {
      text = text.dropFirst(opening.count)
    }
    var open: [String] = []
    var roots = 0
    while let start = text.firstIndex(of: "<"), error == nil {
      checkText(text[..<start], isInside: !open.isEmpty)
      guard let end = text[start...].firstIndex(of: ">") else {
        error = "unterminated tag"
        return
      }
      let tag = text[text.index(after: start)..<end]
      text = text[text.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { error = "unexpected </\(tag.dropFirst())>" }
        continue
      }
      let isVoid = tag.hasSuffix("/")
      let name = readTag(isVoid ? tag.dropLast() : tag)
      if open.isEmpty { roots += 1 }
      if !isVoid { open.append(name) }
    }
    checkText(text, isInside: false)
    if !open.isEmpty { error = error ?? "unclosed \(open)" }
    if roots != 1 { error = error ?? "\(roots) roots" }
  }

  private mutating func checkText(_ text: Substring, isInside: Bool) {
    if text.contains(">") { error = "stray >" }
    if !isInside, text.contains(where: { !$0.isWhitespace }) { error = "text outside the root" }
    checkEntities(text)
  }

  private mutating func checkEntities(_ text: Substring) {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      if !["amp;", "lt;", "gt;", "#34;", "#39;"].contains(where: { part.hasPrefix($0) }) { error = "stray &" }
    }
  }

  private mutating func readTag(_ tag: Substring) -> String {
    let name = String(tag.prefix { $0 != " " })
    elements[name, default: 0] += 1
    var rest = tag.dropFirst(name.count)
    var seen: Set<String> = []
    while !rest.isEmpty {
      rest = rest.drop { $0 == " " || $0 == "\n" }
      if rest.isEmpty { break }
      let key = String(rest.prefix { $0 != "=" })
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\"") else {
        error = "attribute `\(key)` of \(name)"
        break
      }
      let value = rest.dropFirst(2)[..<end]
      if value.contains("<") { error = "< in an attribute" }
      checkEntities(value)
      if !seen.insert(key).inserted { error = "attribute twice" }
      if key == "href" { links.append(String(value)) }
      if key == "id" { ids.append(String(value)) }
      rest = rest[rest.index(after: end)...]
    }
    return name
  }
}
