import Glibc

/// Everything that a program can try without a helper to reach other machines and other programs.
enum CanaryNetwork {
  /// What was possible without knowing anything of the outside.
  static var reached: [String] {
    var found: [String] = []
    // TEST-NET-1 (RFC 5737): nobody is there, but a route may be.
    if connects(to: 0x0102_00C0, port: 9) { found.append("connect outside") }
    let sockets: [(String, Int32, Int32, Int32)] = [
      ("open a vsock socket", 40, Int32(SOCK_STREAM.rawValue), 0),
      ("open a packet socket", AF_PACKET, Int32(SOCK_RAW.rawValue), 0),
      ("open a raw socket", AF_INET, Int32(SOCK_RAW.rawValue), 1),
      ("open a netfilter socket", AF_NETLINK, Int32(SOCK_RAW.rawValue), 12),
      ("open an audit socket", AF_NETLINK, Int32(SOCK_RAW.rawValue), 9),
      ("open a Bluetooth socket", 31, Int32(SOCK_RAW.rawValue), 1),
    ]
    for (name, family, kind, number) in sockets {
      let descriptor = socket(family, kind, number)
      if descriptor >= 0 {
        found.append(name)
        close(descriptor)
      }
    }
    return found
  }

  private static func target(_ address: UInt32, _ port: UInt16) -> sockaddr_in {
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = port.bigEndian
    target.sin_addr.s_addr = address
    return target
  }

  private static func connect(_ descriptor: Int32, _ target: sockaddr_in) -> Int32 {
    unsafe withUnsafePointer(to: target) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// - Parameter address: IPv4 in network byte order on a little-endian machine.
  static func connects(to address: UInt32, port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    if connect(descriptor, target(address, port)) != 0, errno != EINPROGRESS { return false }
    if address != 0x0100_007F { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&request, 1, 500) == 1 && Int32(request.revents) & POLLERR == 0
  }

  /// True if somebody takes datagrams on this port of loopback: otherwise the kernel refuses the second one.
  static func sendsDatagrams(to port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard connect(descriptor, target(0x0100_007F, port)) == 0 else { return false }
    guard unsafe send(descriptor, "x", 1, 0) == 1 else { return false }
    usleep(50_000)
    return unsafe send(descriptor, "x", 1, 0) == 1
  }

  /// True if a local socket without a file, of this name, takes connections.
  static func connectsToAbstract(_ name: String) -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // struct sockaddr_un: two bytes of family, then the name behind a zero byte (unix(7)).
    let bytes: [UInt8] = [UInt8(AF_UNIX), 0, 0] + Array(name.utf8)
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe Glibc.connect(
        descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count)) == 0
    }
  }
}
