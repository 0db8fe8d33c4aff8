/// Archives as package indexes serve them, without compression.
enum Archives {
  struct Entry {
    let name: String
    let bytes: [UInt8]
    /// Where a symbolic link leads; nil for a file.
    var link: String?

    init(_ name: String, _ text: String, link: String? = nil) {
      self.name = name
      bytes = Array(text.utf8)
      self.link = link
    }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// A ZIP file (APPNOTE 6.3.10) whose members are stored.
  static func zip(_ entries: [Entry]) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let place = output.count
      let name = Array(entry.name.utf8)
      let common =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
        + little(Int(checksum(entry.bytes)), 4)
        + little(entry.bytes.count, 4) + little(entry.bytes.count, 4) + little(name.count, 2) + little(0, 2)
      output += little(0x0403_4B50, 4) + common + name + entry.bytes
      directory +=
        little(0x0201_4B50, 4) + little(0x0314, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0o100644 << 16, 4) + little(place, 4) + name
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 2) + little(0, 2) + little(entries.count, 2) + little(entries.count, 2)
      + little(directory.count, 4) + little(output.count, 4) + little(0, 2)
    return output + directory + end
  }

  /// A gzip file (RFC 1952) of stored blocks around a tar file (POSIX ustar).
  static func tarball(_ entries: [Entry]) -> [UInt8] {
    var tar: [UInt8] = []
    for entry in entries {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, _ place: Int) {
        header.replaceSubrange(place..<(place + text.utf8.count), with: text.utf8)
      }
      func octal(_ value: Int, _ digits: Int) -> String {
        let text = String(value, radix: 8)
        return String(repeating: "0", count: digits - text.count) + text
      }
      put(entry.name, 0)
      put(octal(0o755, 7), 100)
      put(octal(0, 7), 108)
      put(octal(0, 7), 116)
      put(octal(entry.link == nil ? entry.bytes.count : 0, 11), 124)
      put(octal(0, 11), 136)
      put(String(repeating: " ", count: 8), 148)
      put(entry.link == nil ? "0" : "2", 156)
      put(entry.link ?? "", 157)
      put("ustar", 257)
      put("00", 263)
      put(octal(header.reduce(0) { $0 + Int($1) }, 6), 148)
      header[154] = 0
      tar += header
      guard entry.link == nil else { continue }
      tar += entry.bytes + [UInt8](repeating: 0, count: (512 - entry.bytes.count % 512) % 512)
    }
    tar += [UInt8](repeating: 0, count: 1_024)
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var position = 0
    while position < tar.count {
      let count = min(60_000, tar.count - position)
      output += [position + count == tar.count ? 1 : 0] + little(count, 2) + little(count ^ 0xFFFF, 2)
      output += tar[position..<(position + count)]
      position += count
    }
    return output + little(Int(checksum(tar)), 4) + little(tar.count, 4)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
