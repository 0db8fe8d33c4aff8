/// Tells comments, strings and code of a Swift text apart: line and nested block comments, quoted, multi-line and raw
/// strings. What stands in an interpolation counts as part of its string.
struct SwiftText: Sendable {
  private(set) var code = ""
  private(set) var codeWithoutStrings = ""
  private(set) var strings: [String] = []

  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    while position < scalars.count {
      if follows("//") {
        skipLine()
      } else if follows("/*") {
        skipBlock()
      } else if let hashes = openingQuote() {
        readString(hashes: hashes)
      } else {
        append(scalars[position])
        position += 1
      }
    }
  }

  private func follows(_ text: String, at offset: Int = 0) -> Bool {
    var place = position + offset
    for wanted in text.unicodeScalars {
      guard place < scalars.count, scalars[place] == wanted else { return false }
      place += 1
    }
    return true
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    code.unicodeScalars.append(scalar)
    codeWithoutStrings.unicodeScalars.append(scalar)
  }

  private mutating func skipLine() {
    while position < scalars.count, scalars[position] != "\n" { position += 1 }
  }

  private mutating func skipBlock() {
    var depth = 0
    repeat {
      if follows("/*") {
        depth += 1
        position += 2
      } else if follows("*/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0 && position < scalars.count
  }

  /// How many `#` stand before the quote that starts here; nil if no string starts here.
  private func openingQuote() -> Int? {
    var hashes = 0
    while position + hashes < scalars.count, scalars[position + hashes] == "#" { hashes += 1 }
    return position + hashes < scalars.count && scalars[position + hashes] == "\"" ? hashes : nil
  }

  private mutating func readString(hashes: Int) {
    let isLong = follows("\"\"\"", at: hashes)
    let quote = isLong ? "\"\"\"" : "\""
    let end = quote + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    position += hashes + quote.count
    var content = ""
    while position < scalars.count, !follows(end), isLong || scalars[position] != "\n" {
      let length = follows(escape) ? min(escape.count + 1, scalars.count - position) : 1
      for scalar in scalars[position..<(position + length)] { content.unicodeScalars.append(scalar) }
      let opensInterpolation = length > 1 && scalars[position + length - 1] == "("
      position += length
      if opensInterpolation { readInterpolation(into: &content) }
    }
    if follows(end) { position += end.count }
    strings.append(content)
    code += quote + content + quote
    codeWithoutStrings += "\"\""
  }

  private mutating func readInterpolation(into content: inout String) {
    var depth = 1
    while position < scalars.count, depth > 0 {
      if let hashes = openingQuote() {
        var inner = self
        inner.readString(hashes: hashes)
        for scalar in scalars[position..<inner.position] { content.unicodeScalars.append(scalar) }
        position = inner.position
        continue
      }
      if scalars[position] == "(" { depth += 1 }
      if scalars[position] == ")" { depth -= 1 }
      content.unicodeScalars.append(scalars[position])
      position += 1
    }
  }
}
