import Digests
import Glibc

/// A file that is written piece by piece, through a buffer.
final class GrowingFile: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Makes the file anew.
  init(_ path: String) throws(ProgramError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw ProgramError("cannot write `\(path)`: \(SystemReason.text(errno))") }
  }

  /// Writes one more piece.
  func append(_ bytes: [UInt8]) throws(ProgramError) {
    var start = 0
    while start < bytes.count {
      let size = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      if size < 0, errno == EINTR { continue }
      guard size > 0 else { throw ProgramError("cannot write `\(path)`: \(SystemReason.text(errno))") }
      start += size
    }
  }

  deinit { close(descriptor) }
}

extension GrowingFile {
  /// SHA-256 of a file, in hexadecimal.
  static func digest(of path: String) throws(ProgramError) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ProgramError("cannot read `\(path)`: \(SystemReason.text(errno))") }
    defer { close(descriptor) }
    var stream = ByteStream(descriptor, name: "`\(path)`")
    let digest = DigestStream()
    while let piece = try stream.next(upTo: 1 << 18) { digest.add(piece) }
    return digest.finish()
  }

  /// True if both files are there and hold the same bytes.
  static func areEqual(_ one: String, _ other: String) throws(ProgramError) -> Bool {
    var (left, right) = (stat(), stat())
    guard unsafe stat(one, &left) == 0, unsafe stat(other, &right) == 0, left.st_size == right.st_size else {
      return false
    }
    return try digest(of: one) == digest(of: other)
  }
}
