/// Decoders for the codes in which text is hidden. Each takes bytes of a definition and gives back the plain bytes,
/// linear in what it reads.
enum CodeReader {
  /// Pairs of hexadecimal digits and nothing else.
  static func hexadecimal(_ code: ArraySlice<UInt8>) -> [UInt8]? {
    guard code.count >= 20, code.count.isMultiple(of: 2) else { return nil }
    var plain: [UInt8] = []
    var high: UInt8?
    for byte in code {
      guard let digit = digit(byte) else { return nil }
      if let first = high {
        plain.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return plain
  }

  /// Base64 in both alphabets (RFC 4648, sections 4 and 5), padded or not.
  static func base64(_ code: ArraySlice<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in code {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
      case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D: continue
      default: return nil
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        plain.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return plain
  }

  /// Letters with one separator between each two; where more stand a word ends.
  static func spacedLetters(_ code: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var separators = 0
    for byte in code {
      guard 0x61...0x7A ~= byte | 0x20 else {
        separators += 1
        continue
      }
      if separators > 1 { plain.append(0x20) }
      separators = 0
      plain.append(byte)
    }
    return plain
  }

  /// Character codes: decimal, or binary in groups of eight.
  static func numbers(_ code: ArraySlice<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    var value = 0
    var isOpen = false
    for byte in code + [0x20] {
      if 0x30...0x39 ~= byte {
        value = min(value * 10 + Int(byte - 0x30), 1_000)
        isOpen = true
      } else if isOpen {
        guard 0x20...0x7E ~= value || value == 0x0A else { return nil }
        plain.append(UInt8(value))
        (value, isOpen) = (0, false)
      }
    }
    return plain
  }

  /// A text with the escapes `%69`, `&#105;`, `&#x69;`, `&lt;`, `\x69`, `\u0069` undone: the text, the range from the
  /// first to the last of them, and how many stand for letters. Nil if there are none.
  static func escapes(_ code: ArraySlice<UInt8>) -> (plain: [UInt8], range: Range<Int>, letters: Int)? {
    var plain: [UInt8] = []
    var range: Range<Int>?
    var letters = 0
    var position = code.startIndex
    while position < code.endIndex {
      guard let (value, length) = escape(code, position) else {
        plain.append(code[position])
        position += 1
        continue
      }
      if value < 0x80, 0x61...0x7A ~= UInt8(value) | 0x20 { letters += 1 }
      if value < 0x100, code[position] == 0x25 {
        plain.append(UInt8(value))
      } else if let scalar = Unicode.Scalar(value) {
        plain += Array(String(scalar).utf8)
      }
      range = (range?.lowerBound ?? position)..<(position + length)
      position += length
    }
    return range.map { (plain, $0, letters) }
  }

  private static func escape(_ code: ArraySlice<UInt8>, _ position: Int) -> (value: UInt32, length: Int)? {
    switch code[position] {
    case 0x25: return hexadecimal(code, position + 1, digits: 2).map { ($0, 3) }
    case 0x5C where position + 1 < code.endIndex && code[position + 1] == 0x78:
      return hexadecimal(code, position + 2, digits: 2).map { ($0, 4) }
    case 0x5C where position + 1 < code.endIndex && code[position + 1] == 0x75:
      return hexadecimal(code, position + 2, digits: 4).map { ($0, 6) }
    case 0x26: return entity(code, position)
    default: return nil
    }
  }

  private static func hexadecimal(_ code: ArraySlice<UInt8>, _ start: Int, digits: Int) -> UInt32? {
    guard start + digits <= code.endIndex else { return nil }
    var value: UInt32 = 0
    for place in start..<(start + digits) {
      guard let digit = digit(code[place]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private static func entity(_ code: ArraySlice<UInt8>, _ position: Int) -> (value: UInt32, length: Int)? {
    let end = min(position + 10, code.endIndex)
    guard let semicolon = code[position..<end].firstIndex(of: 0x3B) else { return nil }
    let name = String(decoding: code[(position + 1)..<semicolon], as: UTF8.self)
    let value: UInt32? =
      switch name {
      case "lt": 0x3C
      case "gt": 0x3E
      case "amp": 0x26
      case "quot": 0x22
      case "apos": 0x27
      case "nbsp": 0x20
      default:
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
          UInt32(name.dropFirst(2), radix: 16)
        } else if name.hasPrefix("#") {
          UInt32(name.dropFirst(1))
        } else {
          nil
        }
      }
    return value.map { ($0, semicolon + 1 - position) }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }
}
