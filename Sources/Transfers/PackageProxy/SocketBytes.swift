import CLibCurl
import Glibc

/// Reading and writing a socket with a time limit.
enum SocketBytes {
  private static func waits(_ descriptor: Int32, _ event: Int32, _ milliseconds: Int) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    while true {
      let count = unsafe poll(&request, 1, Int32(milliseconds))
      if count < 0, errno == EINTR { continue }
      return count > 0
    }
  }

  /// What is there, empty at the end; nil on an error.
  static func read(_ descriptor: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      return count < 0 ? nil : Array(buffer[..<count])
    }
  }

  /// False if not all could be written.
  static func write(_ bytes: [UInt8], to descriptor: Int32, milliseconds: Int) -> Bool {
    var position = 0
    while position < bytes.count {
      guard waits(descriptor, Int32(POLLOUT), milliseconds) else { return false }
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe send(
          descriptor, buffer.baseAddress.map { unsafe $0 + position }, buffer.count - position,
          Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return false }
      position += count
    }
    return true
  }

  /// A head up to its empty line, and what came behind it; nil if it is too long or does not end in time.
  static func head(from descriptor: Int32, milliseconds: Int) -> (head: [UInt8], rest: [UInt8])? {
    var bytes: [UInt8] = []
    while bytes.count < ProxyRequest.maximumBytes {
      guard waits(descriptor, Int32(POLLIN), milliseconds), let piece = read(descriptor), !piece.isEmpty else {
        return nil
      }
      bytes += piece
      if let end = bytes.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) {
        return (Array(bytes[..<end.upperBound]), Array(bytes[end.upperBound...]))
      }
    }
    return nil
  }
}
