/// What the script answers to one request.
package struct LoopbackReply: Sendable {
  /// What is written on the connection.
  package var content: Content
  /// Whether the connection may carry a further request afterwards.
  package var keepsAlive: Bool

  package init(content: Content, keepsAlive: Bool) {
    self.content = content
    self.keepsAlive = keepsAlive
  }

  /// The kinds of answer, well-behaved ones first.
  package enum Content: Sendable {
    /// A whole answer with `Content-Length`.
    case whole(Head, body: [UInt8])
    /// A chunked answer whose body is written by a script that runs on the connection's thread.
    case stream(Head, @Sendable (LoopbackStream) -> Void)
    /// Exactly these bytes, written piece by piece; nothing is added.
    case raw([Piece])
    /// Nothing at all: the connection stays open until one side leaves.
    case hold
    /// Nothing at all: the connection is closed.
    case close
  }

  /// Status line and headers.
  package struct Head: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]

    package init(status: Int, headers: [(name: String, value: String)] = []) {
      self.status = status
      self.headers = headers
    }
  }

  /// Some bytes and the pause before they are written, in milliseconds.
  package struct Piece: Sendable {
    package let delayMilliseconds: Int
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8], afterMilliseconds delayMilliseconds: Int = 0) {
      self.bytes = bytes
      self.delayMilliseconds = delayMilliseconds
    }

    package init(_ text: String, afterMilliseconds delayMilliseconds: Int = 0) {
      self.init(Array(text.utf8), afterMilliseconds: delayMilliseconds)
    }
  }
}

extension LoopbackReply {
  /// A whole answer.
  package static func whole(
    status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = [], keepsAlive: Bool = true
  ) -> LoopbackReply {
    LoopbackReply(content: .whole(Head(status: status, headers: headers), body: body), keepsAlive: keepsAlive)
  }

  /// A whole answer of text.
  package static func text(
    _ text: String, status: Int = 200, type: String = "text/plain; charset=utf-8",
    headers: [(name: String, value: String)] = []
  ) -> LoopbackReply {
    whole(status: status, headers: [("Content-Type", type)] + headers, body: Array(text.utf8))
  }

  /// A whole answer of JSON text.
  package static func json(
    _ text: String, status: Int = 200, headers: [(name: String, value: String)] = []
  ) -> LoopbackReply {
    self.text(text, status: status, type: "application/json", headers: headers)
  }

  /// A chunked answer of given pieces, each one chunk.
  package static func chunked(
    status: Int = 200, headers: [(name: String, value: String)] = [], _ pieces: [Piece]
  ) -> LoopbackReply {
    stream(status: status, headers: headers) { stream in
      for piece in pieces {
        guard stream.pause(milliseconds: piece.delayMilliseconds), stream.write(piece.bytes) else { return }
      }
    }
  }

  /// A chunked answer that repeats a piece until the client leaves or the server stops.
  package static func endless(
    status: Int = 200, headers: [(name: String, value: String)] = [], _ piece: Piece
  ) -> LoopbackReply {
    stream(status: status, headers: headers) { stream in
      while stream.pause(milliseconds: piece.delayMilliseconds), stream.write(piece.bytes) {}
    }
  }

  /// A chunked answer whose body a script writes; it ends when the script returns.
  package static func stream(
    status: Int = 200, headers: [(name: String, value: String)] = [],
    _ script: @escaping @Sendable (LoopbackStream) -> Void
  ) -> LoopbackReply {
    LoopbackReply(content: .stream(Head(status: status, headers: headers), script), keepsAlive: true)
  }

  /// An event stream (`text/event-stream`) written by a script.
  package static func events(
    status: Int = 200, headers: [(name: String, value: String)] = [],
    _ script: @escaping @Sendable (LoopbackStream) -> Void
  ) -> LoopbackReply {
    stream(
      status: status, headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")] + headers, script)
  }

  /// Exactly these bytes, then the connection is closed.
  package static func raw(_ pieces: Piece...) -> LoopbackReply {
    LoopbackReply(content: .raw(pieces), keepsAlive: false)
  }

  /// No answer; the connection stays open.
  package static var hold: LoopbackReply { LoopbackReply(content: .hold, keepsAlive: false) }

  /// No answer; the connection is closed.
  package static var close: LoopbackReply { LoopbackReply(content: .close, keepsAlive: false) }
}
