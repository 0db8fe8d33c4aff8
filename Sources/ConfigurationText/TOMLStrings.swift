/// TOML's four kinds of strings. The scanner stands at the opening quote.
enum TOMLStrings {
  /// `"…"` with escapes, or `"""…"""` over several lines.
  static func basic(_ scanner: inout TOMLScanner, mayBeLong: Bool) throws(ConfigurationProblem) -> String {
    if mayBeLong, isTriple(scanner, 0x22) { return try long(&scanner, quote: 0x22) }
    scanner.advance()
    var output: [UInt8] = []
    while let byte = scanner.peek {
      switch byte {
      case 0x22:
        scanner.advance()
        return try text(output, scanner)
      case 0x5C: try escape(&scanner, into: &output)
      default: try character(&scanner, byte, into: &output)
      }
    }
    throw scanner.problem("a string is not closed")
  }

  /// `'…'` as it stands, or `'''…'''` over several lines.
  static func literal(_ scanner: inout TOMLScanner, mayBeLong: Bool) throws(ConfigurationProblem) -> String {
    if mayBeLong, isTriple(scanner, 0x27) { return try long(&scanner, quote: 0x27) }
    scanner.advance()
    var output: [UInt8] = []
    while let byte = scanner.peek {
      if byte == 0x27 {
        scanner.advance()
        return try text(output, scanner)
      }
      try character(&scanner, byte, into: &output)
    }
    throw scanner.problem("a string is not closed")
  }

  private static func isTriple(_ scanner: TOMLScanner, _ quote: UInt8) -> Bool {
    scanner.peek(ahead: 1) == quote && scanner.peek(ahead: 2) == quote
  }

  private static func long(_ scanner: inout TOMLScanner, quote: UInt8) throws(ConfigurationProblem) -> String {
    scanner.advance(3)
    // A line end right behind the quotes is not part of the string.
    if scanner.peek == 0x0A { scanner.advance() }
    if scanner.peek == 0x0D, scanner.peek(ahead: 1) == 0x0A { scanner.advance(2) }
    var output: [UInt8] = []
    while let byte = scanner.peek {
      switch byte {
      case quote where isTriple(scanner, quote):
        // Up to two quotes may stand before the closing three.
        for _ in 0..<2 where scanner.peek(ahead: 3) == quote {
          output.append(quote)
          scanner.advance()
        }
        scanner.advance(3)
        return try text(output, scanner)
      case 0x5C where quote == 0x22: try longEscape(&scanner, into: &output)
      case 0x0A:
        output.append(byte)
        scanner.advance()
      case 0x0D where scanner.peek(ahead: 1) == 0x0A:
        output += [0x0D, 0x0A]
        scanner.advance(2)
      default: try character(&scanner, byte, into: &output)
      }
    }
    throw scanner.problem("a string is not closed")
  }

  /// A backslash at the end of a line takes away the line end and all space behind it.
  private static func longEscape(_ scanner: inout TOMLScanner, into output: inout [UInt8]) throws(ConfigurationProblem)
  {
    var ahead = 1
    while let byte = scanner.peek(ahead: ahead), byte == 0x20 || byte == 0x09 { ahead += 1 }
    let isLineEnd =
      scanner.peek(ahead: ahead) == 0x0A
      || (scanner.peek(ahead: ahead) == 0x0D && scanner.peek(ahead: ahead + 1) == 0x0A)
    guard isLineEnd else { return try escape(&scanner, into: &output) }
    scanner.advance(ahead)
    while let byte = scanner.peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { scanner.advance() }
  }

  private static func escape(_ scanner: inout TOMLScanner, into output: inout [UInt8]) throws(ConfigurationProblem) {
    guard let byte = scanner.peek(ahead: 1) else { throw scanner.problem("a string is not closed") }
    switch byte {
    case 0x62: output.append(0x08)
    case 0x74: output.append(0x09)
    case 0x6E: output.append(0x0A)
    case 0x66: output.append(0x0C)
    case 0x72: output.append(0x0D)
    case 0x65: output.append(0x1B)
    case 0x22, 0x5C: output.append(byte)
    case 0x75: return try scalar(&scanner, digits: 4, into: &output)
    case 0x55: return try scalar(&scanner, digits: 8, into: &output)
    default: throw scanner.problem("a string holds an unknown escape")
    }
    scanner.advance(2)
  }

  private static func scalar(
    _ scanner: inout TOMLScanner, digits: Int, into output: inout [UInt8]
  ) throws(ConfigurationProblem) {
    var value: UInt32 = 0
    for place in 0..<digits {
      let byte = scanner.peek(ahead: 2 + place) ?? 0
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw scanner.problem("a string holds an escape without its digits")
      }
      value = value << 4 | UInt32(digit)
    }
    guard let scalar = Unicode.Scalar(value) else { throw scanner.problem("a string holds an escape of no character") }
    output += String(Character(scalar)).utf8
    scanner.advance(2 + digits)
  }

  private static func character(
    _ scanner: inout TOMLScanner, _ byte: UInt8, into output: inout [UInt8]
  ) throws(ConfigurationProblem) {
    guard byte >= 0x20 || byte == 0x09, byte != 0x7F else {
      throw scanner.problem("a string holds a control character")
    }
    output.append(byte)
    scanner.advance()
  }

  private static func text(_ bytes: [UInt8], _ scanner: TOMLScanner) throws(ConfigurationProblem) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw scanner.problem("a string is not UTF-8") }
    return text
  }
}
