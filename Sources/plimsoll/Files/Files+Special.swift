import Glibc

extension Files {
  /// True for a device, a pipe or a socket, links followed. A file that took its name by rename would take `/dev/null`
  /// away from the whole machine.
  static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Writes all bytes to what stands there.
  static func writeInPlace(_ bytes: [UInt8], to path: String) throws(ProgramError) {
    let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw ProgramError("cannot write `\(path)`: \(SystemReason.text(errno))") }
    defer { close(descriptor) }
    var position = 0
    while position < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + position }, buffer.count - position)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ProgramError("cannot write `\(path)`: \(SystemReason.text(errno))") }
      position += count
    }
  }
}
