import JSONText

/// Escapes text from outside for a terminal: nothing that a server says may move the cursor, hide or turn text around.
enum Printable {
  /// One line: every deceptive character, line ends too, becomes `\u{…}`; at most `limit` characters are shown.
  static func text(_ text: String, limit: Int = 2_000) -> String {
    var output = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit {
        output += "…"
        break
      }
      count += 1
      if DeceptiveScalars.contains(scalar) {
        output += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// The same for each line of a longer text of ours.
  static func lines(_ lines: String) -> String {
    lines.split(separator: "\n", omittingEmptySubsequences: false).map { text(String($0)) }.joined(separator: "\n")
  }

  /// `1 server`, `2 servers`.
  static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
