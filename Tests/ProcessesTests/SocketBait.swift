import Glibc

/// Sockets of the machine that a child must not reach: on loopback for streams and for datagrams, and a local one
/// without a file.
struct SocketBait {
  let streamPort: UInt16
  let datagramPort: UInt16
  /// Of the local socket, without the zero byte before it.
  let name: String
  private let descriptors: [Int32]

  init() {
    let (stream, streamPort) = Self.bound(Int32(SOCK_STREAM.rawValue))
    _ = listen(stream, 8)
    let (datagrams, datagramPort) = Self.bound(Int32(SOCK_DGRAM.rawValue))
    name = "plimsoll-canary-\(getpid())-\(UInt32.random(in: 0...999_999))"
    let local = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let address: [UInt8] = [UInt8(AF_UNIX), 0, 0] + Array(name.utf8)
    unsafe address.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      _ = unsafe bind(local, start.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count))
    }
    _ = listen(local, 8)
    self.streamPort = streamPort
    self.datagramPort = datagramPort
    descriptors = [stream, datagrams, local]
  }

  func close() { for descriptor in descriptors { Glibc.close(descriptor) } }

  /// A socket on a free port of loopback.
  private static func bound(_ kind: Int32) -> (Int32, UInt16) {
    let descriptor = socket(AF_INET, kind | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = 0x0100_007F
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = unsafe bind(descriptor, $0, size)
        _ = unsafe getsockname(descriptor, $0, &size)
      }
    }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }
}
