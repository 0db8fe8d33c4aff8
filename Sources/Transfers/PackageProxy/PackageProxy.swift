import CLibCurl
import Glibc
import Synchronization

/// The one way out for a package that is being fetched: an HTTP proxy of ours on a local socket that can be bound into
/// a sandbox. It connects only to the places it was given, never looks into a TLS connection, and counts bytes.
///
/// `CONNECT host:port` makes a tunnel (RFC 9110, section 9.3.6); `GET http://…` is passed on for indexes without TLS.
package final class PackageProxy: Sendable {
  let allowed: AllowedPlaces
  let proxies: ProxySettings
  let limits: Limits
  private let listener: Int32
  private let state = Mutex(State())

  package struct Limits: Sendable, Hashable {
    /// Everything that is received through all connections, in bytes.
    package var receivedBytes: Int
    /// How long a connection may be silent, in milliseconds.
    package var silenceMilliseconds: Int
    /// How long a connection may take to stand, in milliseconds.
    package var connectMilliseconds: Int

    package init(receivedBytes: Int, silenceMilliseconds: Int = 60_000, connectMilliseconds: Int = 15_000) {
      self.receivedBytes = receivedBytes
      self.silenceMilliseconds = silenceMilliseconds
      self.connectMilliseconds = connectMilliseconds
    }
  }

  private struct State {
    var received = 0
    var refused: [String] = []
    var connections = 0
    var isClosed = false
  }

  static let maximumConnections = 64

  /// Listens at `path` (at most 107 bytes, unix(7)); nil if that is not possible.
  package init?(path: String, allowed: AllowedPlaces, proxies: ProxySettings, limits: Limits) {
    guard let listener = LocalListener.open(path) else { return nil }
    self.listener = listener
    self.allowed = allowed
    self.proxies = proxies
    self.limits = limits
    let started = TransferThread.start { [self] in
      accept()
    }
    guard started else {
      Glibc.close(listener)
      return nil
    }
  }

  /// Takes no more connections; those that stand end with their next byte.
  package func close() {
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    // The accepting thread wakes up, closes the socket and leaves.
    if isFirst { shutdown(listener, Int32(SHUT_RDWR)) }
  }

  /// Places that somebody asked for in vain, as `host:port: why`, each once, at most twenty.
  package var refusals: [String] { state.withLock { $0.refused } }

  /// True once more was to be received than is allowed.
  package var isOverLimit: Bool { state.withLock { $0.received > limits.receivedBytes } }

  func noteRefusal(_ text: String) {
    state.withLock { if $0.refused.count < 20, !$0.refused.contains(text) { $0.refused.append(text) } }
  }

  /// False if the connection must end.
  func mayReceive(_ count: Int) -> Bool {
    state.withLock { state in
      state.received += count
      return !state.isClosed && state.received <= limits.receivedBytes
    }
  }

  private func accept() {
    while true {
      let client = Glibc.accept(listener, nil, nil)
      if client < 0, errno == EINTR || errno == ECONNABORTED { continue }
      guard client >= 0, state.withLock({ !$0.isClosed }) else {
        if client >= 0 { Glibc.close(client) }
        break
      }
      guard state.withLock({ $0.connections < Self.maximumConnections }) else {
        Glibc.close(client)
        continue
      }
      _ = fcntl(client, F_SETFD, FD_CLOEXEC)
      state.withLock { $0.connections += 1 }
      let started = TransferThread.start { [self] in
        ProxiedConnection(client: client, proxy: self).serve()
        state.withLock { $0.connections -= 1 }
      }
      if !started {
        Glibc.close(client)
        state.withLock { $0.connections -= 1 }
      }
    }
    Glibc.close(listener)
  }
}
