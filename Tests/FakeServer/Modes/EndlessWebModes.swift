import LoopbackServer

extension Mode {
  /// HTTP event streams, and replies that do not end.
  static let endlessWeb: [Mode] = [
    .web("http-event-stream", "answers on event streams that end with the answer") { request in
      events(request) { _ in }
    },
    .web("http-event-stream-open", "answers on event streams that stay open") { request in
      events(request) { $0.hold() }
    },
    .web("http-event-stream-ping", "sends a ping and comments before each answer") { request in
      guard let call = Call(request.body), case .result(let json)? = Dialogue().answer(to: call) else {
        return .whole(status: 202)
      }
      return .events { stream in
        stream.write(": keep-alive\n\n")
        stream.event(#"{"jsonrpc":"2.0","id":"p","method":"ping"}"#)
        stream.event(String(decoding: call.result(json), as: UTF8.self), name: "message", identifier: "1")
      }
    },
    .web("http-comments-only", "sends comments for ever and no answer") { _ in
      .events { stream in while stream.write(": still here\n\n"), stream.pause(milliseconds: 50) {} }
    },
    .web("http-silent", "takes the connection and never answers") { _ in .hold },
    .web("http-close", "closes every connection") { _ in .close },
    .web("http-slow-headers", "sends one byte of its head every 200 ms") { _ in
      let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
      return LoopbackReply(
        content: .raw(head.utf8.map { LoopbackReply.Piece([$0], afterMilliseconds: 200) }), keepsAlive: false)
    },
    .web("http-endless-stream", "sends one message that never ends") { _ in
      .endless(
        headers: [("Content-Type", "application/json")], LoopbackReply.Piece([UInt8](repeating: 0x20, count: 1 << 16)))
    },
    .web("http-gzip-bomb", "sends 1 GB of zeros, compressed to 1 MB") { _ in
      .whole(headers: [("Content-Type", "application/json"), ("Content-Encoding", "gzip")], body: bomb)
    },
  ]

  private static let bomb = Deflate.gzipOfZeros(count: 1 << 30)

  private static func events(
    _ request: LoopbackRequest, after: @escaping @Sendable (LoopbackStream) -> Void
  ) -> LoopbackReply {
    guard let call = Call(request.body), case .result(let json)? = Dialogue().answer(to: call) else {
      return .whole(status: request.method == "POST" ? 202 : 405)
    }
    return .events { stream in
      stream.event(String(decoding: call.result(json), as: UTF8.self))
      after(stream)
    }
  }
}
