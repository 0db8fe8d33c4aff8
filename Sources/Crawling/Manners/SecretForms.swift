import Digests

/// The forms in which somebody who was given a secret may repeat it.
enum SecretForms {
  /// Shorter words stand in too many innocent texts to be looked for in other forms, in bytes.
  private static let minimumLength = 8

  /// The secret itself, its parts that are secrets by themselves, and both in Base64, percent-encoding, hexadecimal and
  /// JSON escapes; none twice, the longest first.
  static func all(of secrets: [String]) -> [String] {
    var forms: Set<String> = []
    for secret in secrets {
      forms.insert(secret)
      for part in [secret] + parts(of: secret) where part.utf8.count >= minimumLength {
        forms.insert(part)
        forms.formUnion(encoded(Array(part.utf8)))
      }
    }
    return forms.sorted { left, right in
      let (a, b) = (left.utf8.count, right.utf8.count)
      return a == b ? left.utf8.lexicographicallyPrecedes(right.utf8) : a > b
    }
  }

  /// `Bearer TOKEN` holds TOKEN, `Basic …` a user's password, `--key=VALUE` VALUE, a percent-encoded value its text.
  private static func parts(of secret: String) -> [String] {
    var parts = secret.split(separator: " ").map(String.init)
    if let basic = parts.last.flatMap({ Base64.bytes($0) }), let pair = String(validating: basic, as: UTF8.self) {
      parts.append(pair)
      if let colon = pair.firstIndex(of: ":") { parts.append(String(pair[pair.index(after: colon)...])) }
    }
    if secret.hasPrefix("-"), let sign = secret.firstIndex(of: "=") {
      parts.append(String(secret[secret.index(after: sign)...]))
    }
    if secret.contains("%"), let decoded = String(validating: PercentEncoding.decode(secret), as: UTF8.self) {
      parts.append(decoded)
    }
    return parts
  }

  private static func encoded(_ bytes: [UInt8]) -> [String] {
    var forms: [String] = []
    // Whatever stands before it, the characters in the middle are one of three runs.
    for shift in 0..<3 {
      let text = Array(Base64.text(Array(repeating: 0, count: shift) + bytes).utf8)
      let start = (shift * 8 + 5) / 6
      let end = (shift + bytes.count) * 8 / 6
      let run = text[start..<end]
      forms.append(String(decoding: run, as: UTF8.self))
      // The alphabet for URLs (RFC 4648, section 5).
      let safe: [UInt8] = run.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 }
      forms.append(String(decoding: safe, as: UTF8.self))
    }
    forms.append(percentEncoded(bytes, lower: false))
    forms.append(percentEncoded(bytes, lower: true))
    forms.append(hexadecimal(bytes))
    forms.append(hexadecimal(bytes).uppercased())
    forms.append(escaped(bytes))
    return forms
  }

  private static func percentEncoded(_ bytes: [UInt8], lower: Bool) -> String {
    var text = ""
    for byte in bytes {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = hexadecimal([byte])
        text += "%" + (lower ? digits : digits.uppercased())
      }
    }
    return text
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// As it stands in a JSON string.
  private static func escaped(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      if byte == 0x22 || byte == 0x5C { text.append(0x5C) }
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
