import JSONText

/// Foreign text made fit for a person's eyes: whatever acts on a display instead of showing on it becomes an escape
/// that can be seen.
enum VisibleText {
  /// One line for a terminal or a title: controls, bidirectional and invisible characters become `\u{…}`, line breaks
  /// and tabs too. Cut after `limit` characters with `…`.
  static func line(_ text: String, limit: Int = 400) -> String {
    if isPlain(text, limit: limit, folded: false) { return text }
    var result = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == limit { return result + "…" }
      if isDeceptive(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// One line of running text: every run of white space becomes one space before the rest is made visible.
  static func folded(_ text: String, limit: Int = 400) -> String {
    if isPlain(text, limit: limit, folded: true) { return text }
    var result = ""
    var count = 0
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
        pendingSpace = count > 0
        continue
      }
      if count >= limit { return result + "…" }
      if pendingSpace { result += " " }
      pendingSpace = false
      if isDeceptive(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
      count += 1
    }
    return result
  }

  /// True for printable ASCII within the limit, with `folded` also without spaces to fold: most texts are so, and stay.
  private static func isPlain(_ text: String, limit: Int, folded: Bool) -> Bool {
    let bytes = text.utf8.span
    guard bytes.count <= limit else { return false }
    var previous: UInt8 = 0x20
    for place in bytes.indices {
      let byte = bytes[place]
      if byte < 0x20 || byte > 0x7E || (folded && byte == 0x20 && previous == 0x20) { return false }
      previous = byte
    }
    return !folded || bytes.isEmpty || previous != 0x20
  }

  /// True for characters that must not reach a reader as themselves; noncharacters are not even legal in XML 1.0.
  static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    DeceptiveScalars.contains(scalar)
  }
}

extension VisibleText {
  /// `text` cut after `limit` characters with `…`, otherwise as it is: for a writer that escapes by itself.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}

extension VisibleText {
  /// The first words of a text on one line, cut between words near `limit` characters.
  static func excerpt(_ text: String, limit: Int) -> String {
    let line = folded(text, limit: limit)
    guard line.hasSuffix("…"), let space = line.lastIndex(of: " "),
      line.distance(from: line.startIndex, to: space) > limit / 2
    else { return line }
    return line[..<space].trimmingSuffix { ",;:.".contains($0) } + "…"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
    var rest = self
    while let last = rest.last, condition(last) { rest.removeLast() }
    return String(rest)
  }
}
