import JSONText

/// Text and addresses as SARIF 2.1.0 has them.
enum SARIFText {
  /// What GitHub takes of a rule's descriptions, in characters.
  static let limit = 1_000

  /// A message object whose text is plain: brackets would begin a link (section 3.11.6).
  static func write(_ text: String, to object: inout JSONWriter) {
    object.object {
      $0.key("text")
      $0.string(plain(text))
    }
  }

  /// One line in which nothing of the message syntax acts.
  static func plain(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in VisibleText.folded(text, limit: limit / 2).unicodeScalars {
      if scalar == "[" || scalar == "]" || scalar == "\\" { safe.append("\\") }
      safe.append(scalar)
    }
    // A message must not be empty (section 3.11.8).
    return safe.isEmpty ? "(empty)" : String(safe)
  }

  /// A path as a URI reference (RFC 3986): a file of the disk from the root on, anything else relative.
  static func uri(path: String) -> String {
    let encoded = String(decoding: path.utf8.flatMap(encoded), as: UTF8.self)
    if encoded.hasPrefix("/") { return "file://" + encoded }
    // A first segment with a colon would be a scheme; colons are encoded here, so none is.
    return encoded.hasPrefix("./") ? String(encoded.dropFirst(2)) : encoded
  }

  private static func encoded(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: return [byte]
    default:
      let digits = Array(String(byte, radix: 16, uppercase: true).utf8)
      return [0x25] + (digits.count == 1 ? [0x30] : []) + digits
    }
  }
}
