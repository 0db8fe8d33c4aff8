/// Percent-encoding (RFC 3986, section 2.1).
enum PercentEncoding {
  /// The bytes; malformed escapes stay as they are.
  static func decode(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x25, place + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
      {
        output.append(value)
        place += 3
      } else {
        output.append(bytes[place])
        place += 1
      }
    }
    return output
  }
}
