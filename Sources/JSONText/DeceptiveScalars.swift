/// Characters that act on a display instead of showing on it: controls, bidirectional marks and overrides, zero-width
/// and other default-ignorable characters, line separators, tags, variation selectors of the supplement, noncharacters.
/// Source: Unicode Standard 15, properties `Cc`, `Bidi_Control`, `Default_Ignorable_Code_Point` and
/// `Noncharacter_Code_Point`.
package enum DeceptiveScalars {
  /// True if the character must be written as an escape wherever a person or a terminal reads it.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
      0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF, 0xFDD0...0xFDEF:
      true
    // Noncharacters: the last two code points of each plane.
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
