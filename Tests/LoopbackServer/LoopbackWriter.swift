/// Writes replies.
enum LoopbackWriter {
  /// True if the connection may carry a further request.
  static func write(_ reply: LoopbackReply, to connection: LoopbackSocket, bodiless: Bool) -> Bool {
    switch reply.content {
    case .whole(let head, let body):
      // RFC 9110, sections 15.2 to 15.4: these have no content.
      let empty = bodiless || head.status == 204 || head.status == 304
      let length: [(name: String, value: String)] = head.status == 204 ? [] : [("Content-Length", "\(body.count)")]
      let bytes = headBytes(head, adding: length, keepsAlive: reply.keepsAlive) + (empty ? [] : body)
      return connection.write(bytes) && reply.keepsAlive
    case .stream(let head, let script):
      let bytes = headBytes(head, adding: [("Transfer-Encoding", "chunked")], keepsAlive: reply.keepsAlive)
      guard connection.write(bytes), !bodiless else { return false }
      script(LoopbackStream(connection: connection))
      return connection.write(Array("0\r\n\r\n".utf8)) && reply.keepsAlive
    case .raw(let pieces):
      for piece in pieces {
        guard connection.pause(milliseconds: piece.delayMilliseconds), connection.write(piece.bytes) else {
          return false
        }
      }
      return reply.keepsAlive
    case .hold:
      _ = connection.pause(milliseconds: 600_000)
      return false
    case .close:
      return false
    }
  }

  private static func headBytes(
    _ head: LoopbackReply.Head, adding more: [(name: String, value: String)], keepsAlive: Bool
  ) -> [UInt8] {
    var text = "HTTP/1.1 \(head.status) \(phrase(head.status))\r\n"
    for header in head.headers + more { text += "\(header.name): \(header.value)\r\n" }
    if !keepsAlive { text += "Connection: close\r\n" }
    return Array((text + "\r\n").utf8)
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200..<300: "Fine"
    case 300..<400: "Elsewhere"
    case 400..<500: "Refused"
    default: "Failed"
    }
  }
}
