/// Tells decoded text from decoded noise.
enum Readability {
  /// At least eight bytes of printable UTF-8, three quarters of it letters and blanks.
  static func isText(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 8, let text = String(validating: bytes, as: UTF8.self) else { return false }
    var letters = 0
    var others = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x0A, 0x41...0x5A, 0x61...0x7A: letters += 1
      case 0x09, 0x0D, 0x21...0x7E: others += 1
      default:
        guard Folding.script(scalar.value) != .none else { return false }
        letters += 1
      }
    }
    return letters >= others * 3
  }

  /// At least four words: more than a sample value.
  static func isProse(_ bytes: [UInt8]) -> Bool { bytes.count { $0 == 0x20 } >= 3 }
}
