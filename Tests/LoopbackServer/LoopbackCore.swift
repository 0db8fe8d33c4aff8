import Glibc
import Synchronization

/// What the accepting thread and the connections' threads share. It does not know the server, so that the server's
/// last reference can end it.
final class LoopbackCore: Sendable {
  /// More connections than any test opens; the next ones are closed at once.
  private static let maximumConnections = 4_096
  /// Enough for a script; small, as there may be thousands.
  private static let stackBytes = 512 << 10

  private let descriptor: Int32
  private let handler: @Sendable (LoopbackRequest) -> LoopbackReply
  private let state = Mutex(State())

  private struct State {
    var stopped = false
    var requests: [LoopbackRequest] = []
    var connections: [Int: LoopbackSocket] = [:]
    var accepted = 0
  }

  init(descriptor: Int32, handler: @escaping @Sendable (LoopbackRequest) -> LoopbackReply) {
    self.descriptor = descriptor
    self.handler = handler
  }

  var requests: [LoopbackRequest] { state.withLock { $0.requests } }
  var connectionCount: Int { state.withLock { $0.accepted } }
  var openConnectionCount: Int { state.withLock { $0.connections.count } }
  var isStopped: Bool { state.withLock { $0.stopped } }

  /// A listening socket on 127.0.0.1 and its port.
  static func listen(port: UInt16) throws(LoopbackError) -> (descriptor: Int32, port: Int) {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw LoopbackError(text: "no socket: errno \(errno)") }
    var reuse: Int32 = 1
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard unsafe bind(descriptor, generic, length) == 0, Glibc.listen(descriptor, 4_096) == 0 else { return -1 }
        return Int(unsafe getsockname(descriptor, generic, &length))
      }
    }
    guard result == 0 else {
      let code = errno
      _ = close(descriptor)
      throw LoopbackError(text: "cannot listen on 127.0.0.1:\(port): errno \(code)")
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  func start() -> Bool {
    Self.spawn { [self] in acceptConnections() }
  }

  func stop() {
    let open = state.withLock { state in
      let first = !state.stopped
      state.stopped = true
      return first ? Array(state.connections.values) : nil
    }
    guard let open else { return }
    // Wakes `accept`; the accepting thread closes the descriptor itself, so that its number can't be reused too early.
    _ = shutdown(descriptor, Int32(SHUT_RDWR))
    for connection in open { connection.shutDown() }
  }

  private func acceptConnections() {
    while !isStopped {
      let accepted = accept(descriptor, nil, nil)
      guard accepted >= 0 else {
        if isStopped { break }
        _ = usleep(10_000)
        continue
      }
      // Children that a test starts must not keep a connection open.
      _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
      var noDelay: Int32 = 1
      _ = unsafe setsockopt(
        accepted, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, socklen_t(MemoryLayout<Int32>.size))
      let connection = state.withLock { state -> LoopbackSocket? in
        guard !state.stopped, state.connections.count < Self.maximumConnections else { return nil }
        let connection = LoopbackSocket(descriptor: accepted, ordinal: state.accepted)
        state.connections[state.accepted] = connection
        state.accepted += 1
        return connection
      }
      guard let connection else {
        _ = close(accepted)
        continue
      }
      if !Self.spawn({ [self] in serve(connection) }) { end(connection) }
    }
    _ = close(descriptor)
  }

  private func serve(_ connection: LoopbackSocket) {
    var reader = LoopbackReader(connection: connection)
    while !isStopped, let head = reader.next() {
      let request = state.withLock { state in
        let request = LoopbackRequest(
          method: head.method, target: head.target, headers: head.headers, body: head.body,
          connection: connection.ordinal, ordinal: state.requests.count)
        state.requests.append(request)
        return request
      }
      guard LoopbackWriter.write(handler(request), to: connection, bodiless: request.method == "HEAD") else { break }
    }
    end(connection)
  }

  private func end(_ connection: LoopbackSocket) {
    state.withLock { _ = $0.connections.removeValue(forKey: connection.ordinal) }
    connection.closeNow()
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private static func spawn(_ run: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let work = unsafe Unmanaged.passRetained(Work(run))
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, work.toOpaque())
    if result != 0 { unsafe work.release() }
    return result == 0
  }
}
