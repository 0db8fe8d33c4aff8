/// Letters of other scripts that cannot be told from Latin ones in most typefaces. A selection of the confusables of
/// Unicode Technical Standard 39: letters only, and none that stands beside Latin ones in units and formulas.
enum Lookalikes {
  /// The small Latin letter that the scalar looks like; nil for all others.
  static func letter(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x0430, 0x0410, 0x0391: 0x61  // a
    case 0x0412, 0x0392: 0x62  // b
    case 0x0441, 0x0421, 0x03F2: 0x63  // c
    case 0x0501: 0x64  // d
    case 0x0435, 0x0415, 0x0395: 0x65  // e
    case 0x04BB, 0x041D, 0x0397, 0x0570: 0x68  // h
    case 0x0456, 0x0406, 0x03B9, 0x0399: 0x69  // i
    case 0x0458, 0x0408, 0x03F3: 0x6A  // j
    case 0x043A, 0x041A, 0x03BA, 0x039A: 0x6B  // k
    case 0x04CF, 0x04C0: 0x6C  // l
    case 0x041C, 0x039C: 0x6D  // m
    case 0x039D, 0x0578: 0x6E  // n
    case 0x043E, 0x041E, 0x03BF, 0x039F, 0x0585: 0x6F  // o
    case 0x0440, 0x0420, 0x03C1, 0x03A1: 0x70  // p
    case 0x051B: 0x71  // q
    case 0x0455, 0x0405: 0x73  // s
    case 0x0422, 0x03A4, 0x03C4: 0x74  // t
    case 0x057D, 0x03C5: 0x75  // u
    case 0x0475, 0x03BD: 0x76  // v
    case 0x051D: 0x77  // w
    case 0x0445, 0x0425, 0x03A7, 0x03C7: 0x78  // x
    case 0x0443, 0x0423, 0x03A5: 0x79  // y
    case 0x0396: 0x7A  // z
    default: nil
    }
  }

  /// The hash of a word as it looks: every look-alike as the Latin letter. Nil unless the word has at least two Latin
  /// letters and nothing beside them but look-alikes and digits, so that words of other scripts stay what they are.
  static func skeleton(_ bytes: ArraySlice<UInt8>) -> UInt64? {
    var hash = WordHash()
    var latin = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A:
        latin += 1
        hash.add(Folding.fold(scalar.value))
      case 0x30...0x39, 0x5F: hash.add(scalar.value)
      case 0x300...0x36F: break
      default:
        guard let letter = letter(scalar.value) else { return nil }
        hash.add(letter)
      }
    }
    return latin >= 2 ? hash.value : nil
  }

  /// The hash of a word with figures read as letters (`1gn0re`); nil if none stands between or before letters.
  static func lettersForDigits(_ bytes: ArraySlice<UInt8>) -> UInt64? {
    var hash = WordHash()
    var letters = 0
    for byte in bytes {
      switch byte {
      case 0x30: hash.add(0x6F as UInt8)
      case 0x31: hash.add(0x69 as UInt8)
      case 0x33: hash.add(0x65 as UInt8)
      case 0x34: hash.add(0x61 as UInt8)
      case 0x35: hash.add(0x73 as UInt8)
      case 0x37: hash.add(0x74 as UInt8)
      case 0x41...0x5A, 0x61...0x7A:
        letters += 1
        hash.add(byte | 0x20)
      default: return nil
      }
    }
    guard letters * 2 >= bytes.count, let last = bytes.last, !(0x30...0x39 ~= last) else { return nil }
    return hash.value
  }
}
