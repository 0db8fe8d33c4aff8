/// Text inside regular expressions.
enum RegexText {
  /// A pattern in RE2 syntax that matches the text and nothing else: everything but ASCII letters, digits, `_` and `-`
  /// is written as its code.
  static func literal(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      Naming.isPlain(scalar) && scalar != "-" ? String(scalar) : "\\x{" + String(scalar.value, radix: 16) + "}"
    }.joined()
  }
}
