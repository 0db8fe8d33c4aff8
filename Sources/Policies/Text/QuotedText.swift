import JSONText

/// A text as a quoted literal of a policy language, always on one line, with everything that does not plainly show
/// written as an escape.
enum QuotedText {
  /// TOML 1.0, basic string.
  static func toml(_ text: String) -> String {
    quoted(text) { code in code < 0x10000 ? "\\u" + hexadecimal(code, 4) : "\\U" + hexadecimal(code, 8) }
  }

  /// Common Expression Language, section "Syntax": the same escapes.
  static func cel(_ text: String) -> String { toml(text) }

  /// Cedar policy language, section "Strings".
  static func cedar(_ text: String) -> String {
    quoted(text) { code in "\\u{" + String(code, radix: 16) + "}" }
  }

  /// JSON, and Rego whose strings are those of JSON.
  static func json(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A list of literals in brackets.
  static func list(_ texts: [String], _ literal: (String) -> String) -> String {
    "[" + texts.map(literal).joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String, escape: (UInt32) -> String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where YAMLText.mustEscape(scalar): result += escape(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func hexadecimal(_ code: UInt32, _ length: Int) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
  }
}
