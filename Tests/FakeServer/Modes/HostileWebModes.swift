import LoopbackServer
import Synchronization

extension Mode {
  /// Further trouble that only HTTP can make.
  static let hostileWeb: [Mode] = [
    .web("http-202-then-channel", "takes the listing request with 202 and answers on its own channel") { request in
      channelled(request)
    },
    .web("http-session-expires-once", "forgets its session at the first `tools/list`, once") { request in
      session(request, forgets: { _, listings in listings == 1 })
    },
    .web("http-session-expires-mid-list", "forgets its session on the second page, once") { request in
      session(request, forgets: { call, listings in call.cursor != nil && listings == 2 })
    },
    .web("http-new-sessions", "gives another session with every reply") { request in
      var reply = ordinary(request)
      if case .whole(var head, let body) = reply.content {
        head.headers.append(("Mcp-Session-Id", "s-\(request.ordinal)"))
        reply.content = .whole(head, body: body)
      }
      return reply
    },
    .web("http-odd-session", "gives a session id with blanks and other scripts") { request in
      ordinary(request, headers: [("Mcp-Session-Id", "box \u{E9} 1")])
    },
    .web("http-error-with-session", "refuses the opening and gives a session with the refusal") { request in
      guard let call = Call(request.body), call.id != nil else { return .whole(status: 405) }
      return .json(
        String(decoding: call.failure(-32600, "no"), as: UTF8.self), status: 400, headers: [("Mcp-Session-Id", "s-9")])
    },
    .web("http-delete-hangs", "never answers the end of a session") { request in
      request.method == "DELETE" ? .hold : ordinary(request, headers: [("Mcp-Session-Id", "s-1")])
    },
    .web("http-primed-stream", "breaks each answer's stream off after an event id and goes on with it later") {
      request in
      if request.method == "GET", request.header("Last-Event-ID") == "e-1" {
        return .events { $0.event(resumed.take()) }
      }
      guard let call = Call(request.body), request.header("Mcp-Method") == nil,
        case .result(let json)? = Dialogue().answer(to: call)
      else { return .whole(status: request.method == "POST" ? 202 : 405) }
      resumed.put(String(decoding: call.result(json), as: UTF8.self))
      return .events { $0.write("id: e-1\nretry: 20\ndata:\n\n") }
    },
    .web("http-primed-for-ever", "breaks each stream off after an event id, for ever") { request in
      guard request.method != "GET" else {
        return .events { $0.write("id: e-\(request.ordinal)\nretry: 0\ndata:\n\n") }
      }
      guard let call = Call(request.body), call.id != nil, request.header("Mcp-Method") == nil else {
        return .whole(status: 202)
      }
      return .events { $0.write("id: e-0\nretry: 0\ndata:\n\n") }
    },
    .web("http-stream-ends-early", "ends each answer's stream before the answer") { request in
      Call(request.body)?.id == nil ? .whole(status: 202) : .events { $0.write(": soon\n\n") }
    },
    .web("http-stream-bytes", "writes its event streams byte by byte, with lines that end in CR") { request in
      streamed(request) { stream, json in
        for byte in "event: message\rdata: \(json)\r\r".utf8 { guard stream.write([byte]) else { return } }
      }
    },
    .web("http-stream-lines", "cuts its answers into one line of the event for every ten bytes") { request in
      streamed(request) { stream, json in
        // White space may stand between any two tokens of these answers, never inside them: cut behind commas.
        let lines = json.split(separator: ",", omittingEmptySubsequences: false).map { "data: \($0)" }
        stream.write(lines.joined(separator: ",\n") + "\n\n")
      }
    },
    .web("http-stream-unfinished", "forgets the blank line after its last event") { request in
      streamed(request) { stream, json in stream.write("data: \(json)") }
    },
    .web("http-stream-batch", "puts a notification and its answer into one event, as an array") { request in
      streamed(request) { stream, json in
        stream.event(#"[{"jsonrpc":"2.0","method":"notifications/message","params":{}},\#(json)]"#)
      }
    },
    .web("http-stream-unknown-events", "sends events of types that nobody knows, with answers in them") { request in
      streamed(request) { stream, json in
        stream.event(json.replacing("list_boxes", with: "forged"), name: "gossip")
        stream.event(json)
      }
    },
    .web("http-stream-notifications", "sends notifications on its stream for ever") { request in
      guard Call(request.body)?.id != nil else { return .whole(status: 202) }
      return .events { stream in
        while stream.event(#"{"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}}"#) {}
      }
    },
    .web("http-stream-asks", "asks for sampling on its stream and answers only after it was answered") { request in
      asking(request)
    },
    .web("http-405", "allows no POST") { _ in .whole(status: 405, headers: [("Allow", "GET, HEAD")]) },
    .web("http-redirect-slash", "moves to its path with a slash at the end, by status 301") { request in
      request.path == "/mcp/" ? ordinary(request) : .whole(status: 301, headers: [("Location", "/mcp/")])
    },
    .web("http-redirect-loop", "moves in a circle") { request in
      .whole(status: 308, headers: [("Location", request.path == "/mcp" ? "/other" : "/mcp")])
    },
    .web("http-redirect-file", "redirects to a file of this machine") { _ in
      .whole(status: 307, headers: [("Location", "file:///etc/passwd")])
    },
    .web("http-early-hints", "sends interim replies with a session before each answer") { request in
      raw(request, before: "HTTP/1.1 103 Early Hints\r\nMcp-Session-Id: forged\r\n\r\n")
    },
    .web("http-endless-hints", "sends interim replies for ever") { _ in
      let hint = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
      return LoopbackReply(
        content: .raw((0..<20_000).map { _ in LoopbackReply.Piece(hint) }), keepsAlive: false)
    },
    .web("http-trailers", "sends a session in the trailer of each answer, and garbage behind it") { request in
      raw(request, chunked: "0\r\nMcp-Session-Id: forged\r\n\r\ngarbage behind the end")
    },
    .web("http-broken-chunks", "writes chunk sizes that are none") { request in
      guard Call(request.body)?.id != nil else { return .whole(status: 202) }
      return .raw(
        LoopbackReply.Piece(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"))
    },
    .web("http-short-body", "promises more bytes than it sends") { request in
      guard Call(request.body)?.id != nil else { return .whole(status: 202) }
      return .raw(
        LoopbackReply.Piece("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"))
    },
    .web("http-huge-headers", "sends 2 MB of header fields") { request in
      ordinary(request, headers: (0..<200).map { ("X-Filler-\($0)", String(repeating: "h", count: 10_000)) })
    },
    .web("http-09", "answers without a status line") { _ in .raw(LoopbackReply.Piece("{\"tools\":[]}")) },
    .web("http-status-999", "answers with a status that nobody knows") { _ in
      .raw(LoopbackReply.Piece("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"))
    },
    .web("http-odd-content-type", "sends JSON as `Application/JSON ; Charset=UTF-8`") { request in
      ordinary(request, type: "Application/JSON ; Charset=UTF-8")
    },
    .web("http-bom", "sends JSON that begins with a byte order mark") { request in
      guard let call = Call(request.body), case .result(let json)? = Dialogue().answer(to: call) else {
        return .whole(status: 202)
      }
      return .whole(headers: [("Content-Type", "application/json")], body: [0xEF, 0xBB, 0xBF] + call.result(json))
    },
    .web("http-503-later", "is out of service until a date") { _ in
      .whole(status: 503, headers: [("Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT")])
    },
    .web("http-429-garbage", "limits us and says `Retry-After: soon`") { _ in
      .whole(status: 429, headers: [("Retry-After", "soon")])
    },
    .web("http-403-page", "has a guard before it that answers with a web page") { _ in
      .text("<!doctype html><title>Just a moment</title>", status: 403, type: "text/html")
    },
    .web("http-json-nonsense", "answers everything with unrelated JSON") { _ in .json(#"{"status":"ok","uptime":7}"#) },
  ]

  // MARK: Helpers

  private static func ordinary(
    _ request: LoopbackRequest, headers: [(name: String, value: String)] = [], type: String = "application/json"
  ) -> LoopbackReply {
    guard request.method == "POST", request.header("Mcp-Method") == nil, let call = Call(request.body) else {
      return .whole(status: request.method == "POST" ? 400 : request.method == "DELETE" ? 200 : 405)
    }
    guard case .result(let json)? = Dialogue().answer(to: call) else { return .whole(status: 202) }
    return .whole(headers: [("Content-Type", type)] + headers, body: call.result(json))
  }

  private static func streamed(
    _ request: LoopbackRequest, _ write: @escaping @Sendable (LoopbackStream, String) -> Void
  ) -> LoopbackReply {
    guard let call = Call(request.body), request.header("Mcp-Method") == nil,
      case .result(let json)? = Dialogue().answer(to: call)
    else { return .whole(status: request.header("Mcp-Method") != nil ? 400 : request.method == "POST" ? 202 : 405) }
    return .events { write($0, String(decoding: call.result(json), as: UTF8.self)) }
  }

  /// The ordinary answer written by hand; `before` stands before it, `chunked` is the end of its chunks.
  private static func raw(_ request: LoopbackRequest, before: String = "", chunked: String? = nil) -> LoopbackReply {
    guard let call = Call(request.body), request.header("Mcp-Method") == nil,
      case .result(let json)? = Dialogue().answer(to: call)
    else { return .whole(status: request.header("Mcp-Method") != nil ? 400 : request.method == "POST" ? 202 : 405) }
    let body = String(decoding: call.result(json), as: UTF8.self)
    let head = "\(before)HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    guard let chunked else {
      return .raw(LoopbackReply.Piece(head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body))
    }
    let size = String(body.utf8.count, radix: 16)
    return .raw(LoopbackReply.Piece(head + "Transfer-Encoding: chunked\r\n\r\n\(size)\r\n\(body)\r\n" + chunked))
  }

  private static let resumed = Note()
  private static let listings = Mutex(0)

  /// `forgets` is asked with each listing and how many there were, and is true when the session is gone.
  private static func session(_ request: LoopbackRequest, forgets: (Call, Int) -> Bool) -> LoopbackReply {
    guard request.header("Mcp-Method") == nil, let call = Call(request.body) else {
      return .whole(status: request.method == "POST" ? 400 : request.method == "DELETE" ? 200 : 405)
    }
    if call.method == "tools/list" {
      let count = listings.withLock { count in
        count += 1
        return count
      }
      if forgets(call, count) { return .whole(status: 404) }
      let next = call.cursor == nil ? #""2""# : nil
      let tools = call.cursor == nil ? Boxes.three : Boxes.numbered(0..<2)
      return .json(String(decoding: call.result(Boxes.page(of: tools, nextCursor: next)), as: UTF8.self))
    }
    return ordinary(request, headers: [("Mcp-Session-Id", "s-1")])
  }

  private static func channelled(_ request: LoopbackRequest) -> LoopbackReply {
    if request.method == "GET" {
      return .events { stream in
        while stream.pause(milliseconds: 5) {
          let text = resumed.take()
          if !text.isEmpty { stream.event(text) }
        }
      }
    }
    guard request.header("Mcp-Method") == nil else { return .whole(status: 400) }
    guard let call = Call(request.body), call.method == "tools/list" else { return ordinary(request) }
    resumed.put(String(decoding: call.result(Boxes.page), as: UTF8.self))
    return .whole(status: 202)
  }

  private static func asking(_ request: LoopbackRequest) -> LoopbackReply {
    guard request.header("Mcp-Method") == nil else { return .whole(status: 400) }
    guard let call = Call(request.body) else { return .whole(status: 405) }
    if call.method == nil { resumed.put("answered") }
    guard call.method == "tools/list" else { return ordinary(request) }
    return .events { stream in
      stream.event(#"{"jsonrpc":"2.0","id":"s-1","method":"sampling/createMessage","params":{}}"#)
      while resumed.take().isEmpty, stream.pause(milliseconds: 5) {}
      stream.event(String(decoding: call.result(Boxes.page), as: UTF8.self))
    }
  }

  /// A text that waits to be taken.
  private final class Note: Sendable {
    private let text = Mutex("")
    func put(_ words: String) { text.withLock { $0 = words } }
    func take() -> String {
      text.withLock { text in
        defer { text = "" }
        return text
      }
    }
  }
}
