import CLibCurl
import Dispatch
import Glibc
import Synchronization

/// A small HTTP/1.1 server (RFC 9112) that gives pages of a folder to a browser on the same machine: GET and HEAD, one
/// request after the other on a connection. It is for looking at a site before it is published, not for publishing it.
package final class PageServer: Sendable {
  private let listener: Int32
  /// The port that is listened on.
  package let port: UInt16
  private let connections = Atomic(0)
  private static let connectionLimit = 64
  private static let headLimit = 16 << 10

  /// What a browser asked for.
  package struct Request: Sendable {
    package let method: String
    /// The path as it was sent, percent-encoding and all, without its query.
    package let path: String
    /// Codings that it takes, as it named them, lower-cased.
    package let codings: [String]
    /// What it says it has already; nil if nothing.
    package let entityTag: String?
  }

  /// What it gets.
  package struct Answer: Sendable {
    package let status: Int
    package let fields: [(name: String, value: String)]
    package let body: [UInt8]

    package init(status: Int, fields: [(name: String, value: String)] = [], body: [UInt8] = []) {
      self.status = status
      self.fields = fields
      self.body = body
    }
  }

  /// Why nothing can be listened on: a phrase.
  package struct Problem: Error { package let message: String }

  /// Listens on a numeric address; port 0 takes any that is free.
  package init(address: String, port: UInt16) throws(Problem) {
    var family = AF_INET
    var v4 = in_addr()
    var v6 = in6_addr()
    if unsafe inet_pton(AF_INET, address, &v4) != 1 {
      guard unsafe inet_pton(AF_INET6, address, &v6) == 1 else {
        throw Problem(message: "`\(address)` is not a numeric address")
      }
      family = AF_INET6
    }
    let listener = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw Problem(message: "the system gives no socket") }
    var on: Int32 = 1
    _ = unsafe setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var place = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let status = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { four in
        if family == AF_INET {
          unsafe four.pointee.sin_family = sa_family_t(AF_INET)
          unsafe four.pointee.sin_port = port.bigEndian
          unsafe four.pointee.sin_addr = v4
        }
      }
      unsafe pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { six in
        if family == AF_INET6 {
          unsafe six.pointee.sin6_family = sa_family_t(AF_INET6)
          unsafe six.pointee.sin6_port = port.bigEndian
          unsafe six.pointee.sin6_addr = v6
        }
      }
      return unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { any in
        let length = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
        guard unsafe bind(listener, any, socklen_t(length)) == 0, listen(listener, 64) == 0 else { return Int32(-1) }
        return unsafe getsockname(listener, any, &size)
      }
    }
    guard status == 0 else {
      let taken = errno == EADDRINUSE
      close(listener)
      throw Problem(
        message: taken ? "port \(port) is in use: name another with `--port`" : "cannot listen on \(address):\(port)")
    }
    self.listener = listener
    // The port stands at the same place in both forms.
    self.port = unsafe withUnsafeBytes(of: &place) { bytes in unsafe UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }
  }

  deinit { close(listener) }

  /// Answers until `shouldStop` says so; that is asked five times a second.
  package func run(shouldStop: () -> Bool, _ answer: @escaping @Sendable (Request) -> Answer) {
    while !shouldStop() {
      var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&waiting, 1, 200) > 0 else { continue }
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      guard connections.wrappingAdd(1, ordering: .relaxed).newValue <= Self.connectionLimit else {
        connections.wrappingSubtract(1, ordering: .relaxed)
        close(connection)
        continue
      }
      DispatchQueue.global().async { [self] in
        Self.talk(connection, answer)
        close(connection)
        connections.wrappingSubtract(1, ordering: .relaxed)
      }
    }
  }

  private static func talk(_ connection: Int32, _ answer: (Request) -> Answer) {
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    _ = unsafe setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    _ = unsafe setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    var pending: [UInt8] = []
    for _ in 0..<1_000 {
      guard let head = readHead(connection, &pending) else { return }
      guard let (request, keepsOpen) = parse(head) else {
        _ = send(Answer(status: 400), to: connection, isHead: false, keepsOpen: false)
        return
      }
      let reply =
        ["GET", "HEAD"].contains(request.method)
        ? answer(request) : Answer(status: 405, fields: [("Allow", "GET, HEAD")])
      guard send(reply, to: connection, isHead: request.method == "HEAD", keepsOpen: keepsOpen), keepsOpen else {
        return
      }
    }
  }

  /// The bytes up to the empty line; nil at the end, on a time-out and beyond the limit.
  private static func readHead(_ connection: Int32, _ pending: inout [UInt8]) -> [UInt8]? {
    while true {
      if let end = pending.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = Array(pending[..<end.lowerBound])
        pending.removeSubrange(..<end.upperBound)
        return head
      }
      guard pending.count < headLimit else { return nil }
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(connection, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }

  private static func parse(_ head: [UInt8]) -> (Request, keepsOpen: Bool)? {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
    guard words.count == 3, words[1].hasPrefix("/"), words[2].hasPrefix("HTTP/1.") else { return nil }
    var codings: [String] = []
    var tag: String?
    var keepsOpen = words[2] == "HTTP/1.1"
    for line in lines.dropFirst().prefix(100) {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      switch line[..<colon].lowercased() {
      case "accept-encoding":
        codings = value.lowercased().split(separator: ",").compactMap { part in
          let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
          return pieces.dropFirst().contains("q=0") ? nil : pieces.first
        }
      case "if-none-match": tag = String(value)
      case "connection": if value.lowercased() == "close" { keepsOpen = false }
      // A body would be taken for the next request.
      case "content-length", "transfer-encoding": keepsOpen = false
      default: break
      }
    }
    let path = words[1].prefix { $0 != "?" && $0 != "#" }
    return (Request(method: String(words[0]), path: String(path), codings: codings, entityTag: tag), keepsOpen)
  }

  private static func send(_ answer: Answer, to connection: Int32, isHead: Bool, keepsOpen: Bool) -> Bool {
    var head = "HTTP/1.1 \(answer.status) \(phrase(answer.status))\r\nContent-Length: \(answer.body.count)\r\n"
    for field in answer.fields { head += "\(field.name): \(field.value)\r\n" }
    head += keepsOpen ? "\r\n" : "Connection: close\r\n\r\n"
    let bytes = Array(head.utf8) + (isHead || answer.status == 304 ? [] : answer.body)
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.send(
          connection, buffer.baseAddress?.advanced(by: start), buffer.count - start, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      start += count
    }
    return true
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 301: "Moved Permanently"
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    default: "Error"
    }
  }
}
