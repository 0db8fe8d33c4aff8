package import JSONText

/// JSON with comments and trailing commas, as clients write their settings.
package enum JSONWithComments {
  /// The same text with a space for every byte of a comment and for every trailing comma, so that every other byte stays
  /// where it was.
  static func blanked(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for mark in 0..<place { result[mark] = 0x20 }
    var comma: Int?
    while place < bytes.count {
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      switch bytes[place] {
      case UInt8(ascii: "\""):
        comma = nil
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
          place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        place += 1
      case UInt8(ascii: "/") where next == UInt8(ascii: "/"):
        while place < bytes.count, bytes[place] != 0x0A {
          result[place] = 0x20
          place += 1
        }
      case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
        let start = place
        place += 2
        while place < bytes.count, !bytes[place...].starts(with: Array("*/".utf8)) { place += 1 }
        place = min(place + 2, bytes.count)
        for mark in start..<place where bytes[mark] != 0x0A { result[mark] = 0x20 }
      case UInt8(ascii: ","):
        comma = place
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let comma { result[comma] = 0x20 }
        comma = nil
        place += 1
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default:
        comma = nil
        place += 1
      }
    }
    return result
  }

  /// The document; nil if it is not even that.
  package static func document(_ bytes: [UInt8]) -> JSONDocument? { try? JSONDocument(blanked(bytes)) }
}
