/// The place in a TOML text, and what is read without knowing where one is.
struct TOMLScanner {
  private let bytes: [UInt8]
  private let valueLimit: Int
  private(set) var offset = 0
  private var line = 1
  private var column = 1
  private var values = 0
  /// Where `mark` was called last.
  private(set) var tokenPlace = TextPlace(line: 1, column: 1)

  init(_ bytes: [UInt8], valueLimit: Int) {
    self.bytes = bytes
    self.valueLimit = valueLimit
  }

  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }
  var place: TextPlace { TextPlace(line: line, column: column) }

  func peek(ahead: Int) -> UInt8? { offset + ahead < bytes.count ? bytes[offset + ahead] : nil }

  mutating func mark() { tokenPlace = place }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where offset < bytes.count {
      if bytes[offset] == 0x0A {
        line += 1
        column = 1
      } else if bytes[offset] & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
  }

  /// True if the byte stood here; it is passed then.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    advance()
    return true
  }

  mutating func word(where belongs: (UInt8) -> Bool) -> String {
    let start = offset
    while let byte = peek, belongs(byte) { advance() }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  mutating func skipSpace() { while let byte = peek, byte == 0x20 || byte == 0x09 { advance() } }

  /// Space, line ends and comments.
  mutating func skipBlankLines() throws(ConfigurationProblem) {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09, 0x0A: advance()
      case 0x0D where peek(ahead: 1) == 0x0A: advance(2)
      case 0x23: try skipComment()
      default: return
      }
    }
  }

  /// Space and a comment up to the end of the line or text.
  mutating func endLine() throws(ConfigurationProblem) {
    skipSpace()
    if peek == 0x23 { try skipComment() }
    if peek == 0x0D, peek(ahead: 1) == 0x0A { advance() }
    guard peek == nil || peek == 0x0A else { throw problem("nothing more may stand in this line") }
  }

  private mutating func skipComment() throws(ConfigurationProblem) {
    while let byte = peek, byte != 0x0A {
      if byte == 0x0D, peek(ahead: 1) == 0x0A { return }
      guard byte >= 0x20 || byte == 0x09, byte != 0x7F else { throw problem("a comment holds a control character") }
      advance()
    }
  }

  mutating func countValue() throws(ConfigurationProblem) {
    values += 1
    guard values <= valueLimit else { throw problem("the file has more than \(valueLimit) values") }
  }

  func problem(_ message: String, at place: TextPlace? = nil) -> ConfigurationProblem {
    ConfigurationProblem("cannot be read as TOML: " + message, at: place ?? self.place)
  }
}
