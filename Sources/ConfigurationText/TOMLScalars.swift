/// TOML's truth values, numbers and dates; numbers and dates stay as they are written.
enum TOMLScalars {
  static func value(_ scanner: inout TOMLScanner) throws(ConfigurationProblem) -> ConfigurationNode.Value {
    let start = scanner.place
    var word = scanner.word(where: belongs)
    // A date and a time may be parted by one space.
    if isDate(word), scanner.peek == 0x20, let digit = scanner.peek(ahead: 1), (0x30...0x39).contains(digit) {
      scanner.advance()
      word += " " + scanner.word(where: belongs)
    }
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "inf", "+inf", "-inf", "nan", "+nan", "-nan": return .number(word)
    default: break
    }
    if isNumber(word) { return .number(String(word.filter { $0 != "_" })) }
    if isDate(word) || isTime(word) { return .text(word) }
    throw scanner.problem(word.isEmpty ? "a value is expected here" : "`\(word.prefix(80))` is no value", at: start)
  }

  private static func belongs(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x3A, 0x5F: true
    default: false
    }
  }

  private static func isNumber(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    for (prefix, digits) in [("0x", "0123456789abcdefABCDEF"), ("0o", "01234567"), ("0b", "01")]
    where word.hasPrefix(prefix) {
      return areDigits(bytes[2...]) { digits.utf8.contains($0) }
    }
    var rest = bytes[...]
    if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
    let integer = rest.prefix { isDigit($0) || $0 == 0x5F }
    guard areDigits(integer, isDigit), integer.count == 1 || integer.first != 0x30 else { return false }
    rest = rest[integer.endIndex...]
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix { isDigit($0) || $0 == 0x5F }
      guard areDigits(fraction, isDigit) else { return false }
      rest = rest[fraction.endIndex...]
    }
    if let mark = rest.first, mark == 0x65 || mark == 0x45 {
      rest.removeFirst()
      if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
      return areDigits(rest, isDigit)
    }
    return rest.isEmpty
  }

  /// Digits with single underscores between them.
  private static func areDigits(_ bytes: ArraySlice<UInt8>, _ isDigit: (UInt8) -> Bool) -> Bool {
    guard let first = bytes.first, let last = bytes.last, isDigit(first), isDigit(last) else { return false }
    return zip(bytes, bytes.dropFirst()).allSatisfy { ($0 != 0x5F || $1 != 0x5F) && (isDigit($1) || $1 == 0x5F) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// `2026-01-31`, perhaps with a time behind it.
  private static func isDate(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    guard bytes.count >= 10, fits(bytes[..<10], "dddd-dd-dd") else { return false }
    guard bytes.count > 10 else { return true }
    guard [0x54, 0x74, 0x20].contains(bytes[10]) else { return false }
    return isTime(String(decoding: bytes[11...], as: UTF8.self))
  }

  /// `07:32`, `07:32:00`, `07:32:00.5`, with `Z` or an offset.
  private static func isTime(_ word: String) -> Bool {
    var bytes = Array(word.utf8)[...]
    if let last = bytes.last, last == 0x5A || last == 0x7A {
      bytes.removeLast()
    } else if bytes.count > 6, fits(bytes.suffix(5), "dd:dd"), [0x2B, 0x2D].contains(bytes[bytes.endIndex - 6]) {
      bytes = bytes.dropLast(6)
    }
    guard bytes.count >= 5, fits(bytes.prefix(5), "dd:dd") else { return false }
    bytes = bytes.dropFirst(5)
    if bytes.isEmpty { return true }
    guard bytes.count >= 3, fits(bytes.prefix(3), ":dd") else { return false }
    bytes = bytes.dropFirst(3)
    return bytes.isEmpty || (bytes.first == 0x2E && bytes.count > 1 && bytes.dropFirst().allSatisfy(isDigit))
  }

  private static func fits(_ bytes: ArraySlice<UInt8>, _ shape: String) -> Bool {
    bytes.count == shape.utf8.count
      && zip(bytes, shape.utf8).allSatisfy { $1 == 0x64 ? isDigit($0) : $0 == $1 }
  }
}
