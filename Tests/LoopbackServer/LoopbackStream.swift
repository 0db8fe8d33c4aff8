/// The open body of a chunked answer. It may be kept and written to from other threads while its script runs, as a
/// server does that answers a POST on an event stream opened by a GET.
package final class LoopbackStream: Sendable {
  private let connection: LoopbackSocket

  init(connection: LoopbackSocket) { self.connection = connection }

  /// Writes one chunk; false if the client has left or the server was stopped.
  @discardableResult
  package func write(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty else { return connection.isOpen }
    return connection.write(Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + Array("\r\n".utf8))
  }

  /// Writes one chunk of text.
  @discardableResult
  package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Writes one event of an event stream; each line of `data` becomes a `data:` line.
  @discardableResult
  package func event(_ data: String, name: String? = nil, identifier: String? = nil) -> Bool {
    var text = ""
    if let name { text += "event: \(name)\n" }
    if let identifier { text += "id: \(identifier)\n" }
    for line in data.split(separator: "\n", omittingEmptySubsequences: false) { text += "data: \(line)\n" }
    return write(text + "\n")
  }

  /// Waits; false as soon as the client has left or the server was stopped.
  @discardableResult
  package func pause(milliseconds: Int) -> Bool { connection.pause(milliseconds: milliseconds) }

  /// Keeps the stream open until the client leaves or the server stops, at most for ten minutes.
  package func hold() { _ = pause(milliseconds: 600_000) }
}
