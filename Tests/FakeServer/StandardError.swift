import Glibc

/// Standard error without a buffer.
enum StandardError {
  /// Writes the text and a line feed as far as somebody reads.
  static func write(line: String) {
    let bytes = Array(line.utf8) + [0x0A]
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
