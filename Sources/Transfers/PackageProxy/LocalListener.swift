import CLibCurl
import Glibc

/// A listening socket with a name in the file system (unix(7)).
enum LocalListener {
  /// Nil if the path is too long or can't be made.
  static func open(_ path: String) -> Int32? {
    guard path.utf8.count < 108 else { return nil }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    let address: [UInt8] = [UInt8(AF_UNIX), 0] + Array(path.utf8) + [0]
    let isBound = unsafe address.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe bind(descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count)) == 0
    }
    guard isBound, listen(descriptor, 64) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
