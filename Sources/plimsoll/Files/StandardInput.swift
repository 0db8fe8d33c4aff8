import Glibc

/// Standard input, in pieces.
struct StandardInput {
  private var ended = false

  /// The next piece, never empty; nil at the end.
  mutating func next(upTo count: Int = 1 << 16) -> [UInt8]? {
    while !ended {
      var buffer = [UInt8](repeating: 0, count: count)
      let size = unsafe buffer.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if size < 0, errno == EINTR { continue }
      guard size > 0 else {
        ended = true
        return nil
      }
      return Array(buffer[..<size])
    }
    return nil
  }

  /// Everything, up to `limit` bytes.
  static func all(limit: Int = 256 << 20) throws(ProgramError) -> [UInt8] {
    var input = StandardInput()
    var bytes: [UInt8] = []
    while let piece = input.next() {
      bytes.append(contentsOf: piece)
      if bytes.count > limit { throw ProgramError("standard input is longer than \(limit >> 20) MiB") }
    }
    return bytes
  }
}
