extension CodeReader {
  /// What characters that nobody sees spell in a text: tag characters stand for ASCII, variation selectors for bytes,
  /// two zero-width characters for the bits of bytes. Nil if they spell nothing readable.
  static func invisible(_ code: ArraySlice<UInt8>) -> [UInt8]? {
    var tags: [UInt8] = []
    var selectors: [UInt8] = []
    var bits: [UInt8] = []
    for scalar in String(decoding: code, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xE0020...0xE007E: tags.append(UInt8(scalar.value - 0xE0000))
      case 0xFE00...0xFE0E: selectors.append(UInt8(scalar.value - 0xFE00))
      case 0xE0100...0xE01EF: selectors.append(UInt8(scalar.value - 0xE0100 + 16))
      case 0x200B, 0x2060: bits.append(0)
      case 0x200C, 0x200D: bits.append(1)
      default: break
      }
    }
    if !tags.isEmpty { return tags }
    if Readability.isText(selectors) { return selectors }
    return [bits, bits.map { 1 - $0 }].lazy.map(bytes).first(where: Readability.isText)
  }

  private static func bytes(_ bits: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bits.count - 7, by: 8).map { start in
      bits[start..<(start + 8)].reduce(0) { $0 << 1 | $1 }
    }
  }
}
