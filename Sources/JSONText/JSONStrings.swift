/// Decoding of string contents.
enum JSONStrings {
  /// The text between the quotes at `range`.
  static func decode(_ bytes: [UInt8], _ range: Range<Int>, _ flags: JSONFlags) -> String {
    guard flags.contains(.escaped) else { return String(decoding: bytes[range], as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    forEachUnit(bytes, range) { unit in
      switch unit {
      case .byte(let byte): text.append(byte)
      case .scalar(let scalar): text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case .loneSurrogate: text.append(contentsOf: [0xEF, 0xBF, 0xBD])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The UTF-16 code units of the text; malformed bytes become U+FFFD, lone surrogates stay.
  static func codeUnits(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt16] {
    var units: [UInt16] = []
    var plain: [UInt8] = []
    func flush() {
      units.append(contentsOf: String(decoding: plain, as: UTF8.self).utf16)
      plain.removeAll(keepingCapacity: true)
    }
    forEachUnit(bytes, range) { unit in
      switch unit {
      case .byte(let byte): plain.append(byte)
      case .scalar(let scalar):
        flush()
        units.append(contentsOf: String(Character(scalar)).utf16)
      case .loneSurrogate(let surrogate):
        flush()
        units.append(surrogate)
      }
    }
    flush()
    return units
  }

  /// A piece of a string's content.
  enum Unit {
    /// A byte that stands for itself.
    case byte(UInt8)
    /// An escape.
    case scalar(Unicode.Scalar)
    /// Half of a surrogate pair as an escape.
    case loneSurrogate(UInt16)
  }

  /// Walks the content of a string that the reader has accepted.
  static func forEachUnit(_ bytes: [UInt8], _ range: Range<Int>, _ body: (Unit) -> Void) {
    let span = bytes.span
    var position = range.lowerBound
    while position < range.upperBound {
      guard span[position] == 0x5C else {
        body(.byte(span[position]))
        position += 1
        continue
      }
      if let unit = UTF8Scan.escapedUnit(span, at: position) {
        position += 6
        if let scalar = Unicode.Scalar(unit) {
          body(.scalar(scalar))
        } else if unit < 0xDC00, position < range.upperBound,
          let low = UTF8Scan.escapedUnit(span, at: position), 0xDC00...0xDFFF ~= low
        {
          position += 6
          let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
          body(.scalar(Unicode.Scalar(value) ?? "\u{FFFD}"))
        } else {
          body(.loneSurrogate(unit))
        }
      } else {
        body(.byte(simpleEscape(span[position + 1])))
        position += 2
      }
    }
  }

  private static func simpleEscape(_ letter: UInt8) -> UInt8 {
    switch letter {
    case 0x62: 0x08
    case 0x66: 0x0C
    case 0x6E: 0x0A
    case 0x72: 0x0D
    case 0x74: 0x09
    default: letter
    }
  }
}
