import JSONText

/// Text inside YAML that every reader, YAML 1.1 or 1.2, takes for the same string.
enum YAMLText {
  /// A double-quoted scalar on one line. Always quoted, so that no reader takes `yes`, `12:30` or `null` for anything
  /// but a string; everything outside printable text is escaped (YAML 1.2 sections 5.1 and 5.7).
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if mustEscape(scalar) { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }

  /// The same escapes without quotes, for the inside of a comment; cut after `limit` characters.
  static func comment(_ text: String, limit: Int = 200) -> String {
    var result = ""
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if place == limit { return result + "…" }
      if scalar == "\\" {
        result += "\\\\"
      } else if mustEscape(scalar) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// True for characters that some reader takes for something else than text.
  static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    if DeceptiveScalars.contains(scalar) { return true }
    switch scalar.value {
    // Private use and noncharacters are not printable text to every reader.
    case 0xE000...0xF8FF, 0xFFFE...0xFFFF, 0xF0000...0x10FFFF: return true
    default: return scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    switch digits.count {
    case ...2: return "\\x" + padded(digits, to: 2)
    case ...4: return "\\u" + padded(digits, to: 4)
    default: return "\\U" + padded(digits, to: 8)
    }
  }

  private static func padded(_ digits: String, to length: Int) -> String {
    String(repeating: "0", count: length - digits.count) + digits
  }
}
