import Glibc

/// Standard input.
enum StandardInput {
  /// In pieces.
  static func stream() -> ByteStream { ByteStream(STDIN_FILENO, name: "standard input") }

  /// Everything, up to `limit` bytes.
  static func all(limit: Int = 256 << 20) throws(ProgramError) -> [UInt8] {
    var stream = stream()
    return try stream.all(limit: limit)
  }

  /// What a person types up to the next line end, at most 1000 bytes; empty at the end, or when it cannot be read.
  static func answer() -> String {
    var stream = stream()
    var bytes: [UInt8] = []
    while bytes.count < 1_000, let piece = try? stream.next(upTo: 1), piece != [0x0A] { bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }
}
