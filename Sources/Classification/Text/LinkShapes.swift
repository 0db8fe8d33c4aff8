/// Shapes of Markdown links that carry something away.
enum LinkShapes {
  /// An image's address is at most so long.
  private static let maximumLength = 2_048

  /// One past an image (`![text](address)`) whose address holds a value to fill in: showing it would send the value.
  static func leakingImage(_ bytes: [UInt8], _ start: Int, _ range: Range<Int>) -> Int? {
    let end = min(range.upperBound, start + maximumLength)
    guard let middle = find("](", bytes, start + 2, end), SpotScan.starts(bytes, "http", middle + 2, range) else {
      return nil
    }
    var position = middle + 6
    var hasQuery = false
    var hasHole = false
    while position < end, bytes[position] != 0x29, bytes[position] != 0x0A, bytes[position] != 0x21 {
      switch bytes[position] {
      case 0x3F, 0x3D: hasQuery = true
      // `{data}`, `<data>`, `$data`, `[data]`, `...`
      case 0x7B, 0x3C, 0x24, 0x5B: hasHole = true
      case 0x41...0x5A where bytes[position - 1] == 0x3D: hasHole = true
      case 0x2E where SpotScan.starts(bytes, "...", position, range): hasHole = true
      default: break
      }
      position += 1
    }
    return position < end && hasQuery && hasHole ? position + 1 : nil
  }

  /// Where the text stands before another image or a line end, so that a row of beginnings costs no more than a text.
  private static func find(_ text: String, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var position = start
    while position < end, bytes[position] != 0x0A, bytes[position] != 0x21 {
      if SpotScan.starts(bytes, text, position, 0..<end) { return position }
      position += 1
    }
    return nil
  }
}
