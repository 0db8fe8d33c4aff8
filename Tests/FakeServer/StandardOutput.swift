import Glibc

/// Standard output without a buffer: a line leaves at once.
enum StandardOutput {
  /// Writes the text and a line feed.
  static func write(line: String) { write(Array(line.utf8) + [0x0A]) }

  /// Writes the bytes; ends the program when nobody reads any more.
  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(1, $0.baseAddress, $0.count) }
      guard count > 0 else { exit(1) }
      rest = rest.dropFirst(count)
    }
  }
}
