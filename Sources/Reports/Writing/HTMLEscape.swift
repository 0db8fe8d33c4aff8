/// What has to be written instead of a character.
enum HTMLEscape {
  case entity(Literal)
  /// A line break or tab where only one kind of white space fits.
  case space
  /// A character that acts instead of showing; its code point in hexadecimal.
  case unseen(String)

  /// Length of the character at `position` in bytes, and its escape if it needs one. `source` is UTF-8.
  static func step(_ source: ArraySlice<UInt8>, at position: Int) -> (length: Int, escape: HTMLEscape?) {
    let byte = source[position]
    switch byte {
    case 0x26: return (1, .entity("&amp;"))
    case 0x3C: return (1, .entity("&lt;"))
    case 0x3E: return (1, .entity("&gt;"))
    case 0x22: return (1, .entity("&#34;"))
    case 0x27: return (1, .entity("&#39;"))
    case 0x0A, 0x09: return (1, .space)
    case 0x0D:
      // A pair of carriage return and line feed is one break.
      return position + 1 < source.endIndex && source[position + 1] == 0x0A ? (2, .space) : (1, .space)
    case 0x20..<0x7F: return (1, nil)
    case 0x00..<0x20, 0x7F: return (1, unseen(UInt32(byte)))
    default: return stepBeyondASCII(source, at: position)
    }
  }

  private static func stepBeyondASCII(_ source: ArraySlice<UInt8>, at position: Int) -> (Int, HTMLEscape?) {
    let length: Int
    var value: UInt32
    switch source[position] {
    case 0xC2...0xDF: (length, value) = (2, UInt32(source[position] & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(source[position] & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(source[position] & 0x07))
    default: return (1, unseen(0xFFFD))
    }
    guard position + length <= source.endIndex else { return (1, unseen(0xFFFD)) }
    for offset in 1..<length { value = value << 6 | UInt32(source[position + offset] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return (1, unseen(0xFFFD)) }
    return (length, VisibleText.isDeceptive(scalar) ? unseen(value) : nil)
  }

  private static func unseen(_ value: UInt32) -> HTMLEscape {
    let digits = String(value, radix: 16, uppercase: true)
    return .unseen(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
  }
}
