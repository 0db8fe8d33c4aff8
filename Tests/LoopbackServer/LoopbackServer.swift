import Glibc
import Synchronization

/// A scripted HTTP/1.1 server on 127.0.0.1 with a thread a connection. It stops with its last reference.
package final class LoopbackServer: Sendable {
  /// The port it listens on.
  package let port: Int
  private let core: LoopbackCore

  /// Starts listening; port 0 takes a free one. The handler is called on many threads at once.
  package init(
    port: UInt16 = 0, handler: @escaping @Sendable (LoopbackRequest) -> LoopbackReply
  ) throws(LoopbackError) {
    let (descriptor, bound) = try LoopbackCore.listen(port: port)
    self.port = bound
    core = LoopbackCore(descriptor: descriptor, handler: handler)
    guard core.start() else {
      _ = close(descriptor)
      throw LoopbackError(text: "no thread for the loopback server")
    }
  }

  deinit { core.stop() }

  /// `http://127.0.0.1:PORT` with the path appended.
  package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// Every request read so far, in the order in which they were complete.
  package var requests: [LoopbackRequest] { core.requests }

  /// How many connections were accepted so far.
  package var connectionCount: Int { core.connectionCount }

  /// Connections that are open now.
  package var openConnectionCount: Int { core.openConnectionCount }

  /// Closes the listening socket and every connection.
  package func stop() { core.stop() }

  /// Blocks the calling thread until `stop` (a program that only serves).
  package func waitUntilStopped() {
    while !core.isStopped { _ = usleep(50_000) }
  }
}

/// The server could not be started.
package struct LoopbackError: Error, CustomStringConvertible {
  let text: String

  /// One sentence.
  package var description: String { text }
}
