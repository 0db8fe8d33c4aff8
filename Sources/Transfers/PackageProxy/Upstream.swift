import CLibCurl
import Glibc

/// The connection behind the package proxy: to the place itself, or through the proxy of the user's settings.
enum Upstream {
  struct Trouble: Error { let why: String }

  /// A connected socket that takes the request's bytes.
  static func connect(to request: ProxyRequest, proxy: PackageProxy) -> Result<Int32, Trouble> {
    let scheme = request.forwarded == nil ? "https" : "http"
    let next = CanonicalURL.parse("\(scheme)://\(request.host):\(request.port)").flatMap {
      proxy.proxies.proxy(for: $0)
    }
    guard let next else {
      return open(request.host, request.port, milliseconds: proxy.limits.connectMilliseconds)
    }
    guard next.scheme == "http" else { return .failure(Trouble(why: "packages are fetched through http proxies only")) }
    return open(next.host, next.port, milliseconds: proxy.limits.connectMilliseconds).flatMap { server in
      tunnel(through: server, next, request, milliseconds: proxy.limits.connectMilliseconds)
    }
  }

  private static func tunnel(
    through server: Int32, _ next: Proxy, _ request: ProxyRequest, milliseconds: Int
  ) -> Result<Int32, Trouble> {
    var head = "CONNECT \(request.host):\(request.port) HTTP/1.1\r\nHost: \(request.host):\(request.port)\r\n"
    if let name = next.userName {
      head += "Proxy-Authorization: Basic \(BasicCredentials.text(name, next.password ?? ""))\r\n"
    }
    guard SocketBytes.write(Array((head + "\r\n").utf8), to: server, milliseconds: milliseconds),
      let (answer, rest) = SocketBytes.head(from: server, milliseconds: milliseconds), rest.isEmpty
    else {
      close(server)
      return .failure(Trouble(why: "the proxy \(next.text) gave no answer"))
    }
    let status = String(decoding: answer.prefix(12).suffix(3), as: UTF8.self)
    guard status.first == "2" else {
      close(server)
      return .failure(Trouble(why: "the proxy \(next.text) answered \(status)"))
    }
    return .success(server)
  }

  /// The first address that takes the connection.
  private static func open(_ host: String, _ port: Int, milliseconds: Int) -> Result<Int32, Trouble> {
    let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    let addresses = NetworkAddress(name).map { [$0] } ?? NameLookup.resolve(name)
    guard !addresses.isEmpty else { return .failure(Trouble(why: "the name does not resolve")) }
    for address in addresses.prefix(8) {
      if let server = connect(to: address, port: port, milliseconds: milliseconds) { return .success(server) }
    }
    return .failure(Trouble(why: "nobody answered"))
  }

  private static func connect(to address: NetworkAddress, port: Int, milliseconds: Int) -> Int32? {
    let family = address.bytes.count == 4 ? AF_INET : AF_INET6
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    let portBytes = [UInt8(port >> 8 & 0xFF), UInt8(port & 0xFF)]
    // struct sockaddr_in and sockaddr_in6: family, port, and for IPv6 the flow before the address and the scope after.
    let bytes: [UInt8] =
      [UInt8(family), 0] + portBytes
      + (family == AF_INET
        ? address.bytes + [UInt8](repeating: 0, count: 8)
        : [0, 0, 0, 0] + address.bytes + [0, 0, 0, 0])
    let answer = unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return Int32(-1) }
      return unsafe Glibc.connect(
        descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count))
    }
    var isConnected = answer == 0
    if !isConnected, errno == EINPROGRESS {
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      if unsafe poll(&request, 1, Int32(milliseconds)) == 1 {
        var trouble: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &trouble, &size)
        isConnected = trouble == 0
      }
    }
    guard isConnected else {
      close(descriptor)
      return nil
    }
    _ = fcntl(descriptor, F_SETFL, 0)
    return descriptor
  }
}

/// The words of basic authentication (RFC 7617).
private enum BasicCredentials {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ name: String, _ password: String) -> String {
    let bytes = Array("\(name):\(password)".utf8)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var word = 0
      for index in 0..<3 { word = word << 8 | (index < group.count ? Int(group[start + index]) : 0) }
      for index in 0...3 {
        output.append(index <= group.count ? digits[word >> (18 - 6 * index) & 0x3F] : UInt8(ascii: "="))
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
