/// Why bytes are not JSON (RFC 8259), and where.
package struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  package let reason: Reason
  /// Offset in bytes from the start of the text.
  package let offset: Int
  /// Line of the offset, from 1.
  package let line: Int
  /// Column of the offset in bytes, from 1.
  package let column: Int

  package enum Reason: String, Sendable, Hashable {
    case empty = "the text is empty"
    case expectedValue = "expected a value"
    case expectedKey = "expected a key in double quotes"
    case expectedColon = "expected `:` after a key"
    case expectedCommaOrEnd = "expected `,` or the end of the array or object"
    case badNumber = "a number is malformed"
    case badEscape = "an escape in a string is malformed"
    case controlCharacter = "a string holds a bare control character"
    case unterminated = "the text ends too early"
    case trailingBytes = "something follows the value"
    case tooDeep = "arrays and objects are nested too deeply"
    case tooLong = "the text is longer than the limit"
  }

  init(_ reason: Reason, at offset: Int, in bytes: borrowing Span<UInt8>) {
    var line = 1
    var lineStart = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    self.reason = reason
    self.offset = offset
    self.line = line
    self.column = offset - lineStart + 1
  }

  package var description: String { "\(reason.rawValue) (line \(line), column \(column))" }
}
