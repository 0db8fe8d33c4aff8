/// The 64-bit hash under which words are looked up: FNV-1a over the folded UTF-8 of the word.
struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  mutating func add(_ scalar: UInt32) {
    // The bytes of an ideograph can be those of two letters (those of U+6F6E spell `no`): no letter begins like this.
    if scalar >= 0x100 { add(UInt8(0xFF)) }
    var rest = scalar
    repeat {
      add(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    } while rest > 0
  }
}

/// Case folding for the letters that our vocabularies use: Latin, Greek, Cyrillic, full-width forms.
enum Folding {
  static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    // Latin Extended-A alternates capital and small letters, with two shifts.
    case 0x130: 0x69
    case 0x100...0x137, 0x14A...0x177: scalar | 1
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1 ? scalar + 1 : scalar
    case 0xFF21...0xFF3A: scalar - 0xFF21 + 0x61
    case 0xFF41...0xFF5A: scalar - 0xFF41 + 0x61
    // Letters of mathematics: alphabets of 52, bold, italic, script and so on; then digits.
    case 0x1D400...0x1D6A3: ((scalar - 0x1D400) % 52) % 26 + 0x61
    case 0x1D7CE...0x1D7FF: (scalar - 0x1D7CE) % 10 + 0x30
    case 0x24B6...0x24CF: scalar - 0x24B6 + 0x61
    case 0x24D0...0x24E9: scalar - 0x24D0 + 0x61
    default: scalar
    }
  }

  /// What kind of letter a scalar is, for splitting text into words.
  static func script(_ scalar: UInt32) -> Script {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
    case 0..<0x80: .none
    case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x300...0x36F, 0x370...0x3FF, 0x400...0x52F,
      0x531...0x587, 0x5D0...0x5EA, 0x620...0x669, 0x66E...0x6D3, 0x900...0xDFF, 0x1E00...0x1FFF, 0xFF10...0xFF19,
      0x250...0x2AF, 0x24B6...0x24E9, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x1D400...0x1D6A3, 0x1D7CE...0x1D7FF:
      .letter
    case 0xE00...0xE7F, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      .ideograph
    default: .none
    }
  }

  enum Script {
    /// Part of a word that spaces delimit.
    case letter
    /// A word of its own: scripts without spaces, and Hangul, whose endings are words to us.
    case ideograph
    /// Between words.
    case none
  }
}
