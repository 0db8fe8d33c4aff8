import Glibc

/// The bytes of an open descriptor, in pieces. Waiting for more ends when the run is cancelled.
struct ByteStream {
  private let descriptor: Int32
  /// What the user calls it, as a phrase.
  private let name: String
  private var ended = false

  /// `name` as in `cannot read NAME: …`.
  init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// The next piece, never empty; nil at the end.
  mutating func next(upTo count: Int = 1 << 16) throws(ProgramError) -> [UInt8]? {
    while !ended {
      if Task.isCancelled { throw ProgramError("interrupted while reading \(name)", status: .interrupted) }
      // A file that is no pipe, terminal or socket is always ready.
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&request, 1, 100) != 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: count)
      let size = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if size < 0, errno == EINTR || errno == EAGAIN { continue }
      guard size >= 0 else { throw ProgramError("cannot read \(name): \(SystemReason.text(errno))") }
      guard size > 0 else {
        ended = true
        return nil
      }
      return Array(buffer[..<size])
    }
    return nil
  }

  /// Everything, up to `limit` bytes.
  mutating func all(limit: Int) throws(ProgramError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try next() {
      bytes.append(contentsOf: piece)
      if bytes.count > limit { throw ProgramError("\(name) is larger than \(limit >> 20) MiB") }
    }
    return bytes
  }
}
