import LoopbackServer

extension Mode {
  /// HTTP replies.
  static let web: [Mode] = [
    .web("http-401", "wants credentials and says where to get them") { _ in
      .json(
        #"{"error":"invalid_token"}"#, status: 401,
        headers: [
          (
            "WWW-Authenticate",
            #"Bearer resource_metadata="https://shelf.example/.well-known/oauth-protected-resource""#
          )
        ])
    },
    .web("http-403", "refuses without a word") { _ in .whole(status: 403) },
    .web("http-403-scope", "wants a larger scope") { _ in
      .whole(status: 403, headers: [("WWW-Authenticate", #"Bearer error="insufficient_scope", scope="boxes:read""#)])
    },
    .web("http-404", "has nothing there") { _ in .text("not found", status: 404) },
    .web("http-429", "asks us to come back in two minutes") { _ in
      .whole(status: 429, headers: [("Retry-After", "120")])
    },
    .web("http-500", "breaks") { _ in .text("oops", status: 500) },
    .web("http-html", "serves a web page") { _ in
      .text("<!doctype html><title>Shelf</title><p>Hello", type: "text/html; charset=utf-8")
    },
    .web("http-empty", "answers every request with nothing") { _ in .whole(status: 200) },
    .web("http-202", "accepts every request and answers none") { _ in .whole(status: 202) },
    .web("http-wrong-content-type", "sends the right JSON as text/plain") { request in
      guard let call = Call(request.body), case .result(let json)? = Dialogue().answer(to: call) else {
        return .whole(status: 202)
      }
      return .text(String(decoding: call.result(json), as: UTF8.self))
    },
    .web("http-redirect-same-origin", "moves to another path of its own") { request in
      request.path == "/moved"
        ? WebServer.reply(to: request) : .whole(status: 307, headers: [("Location", "/moved")])
    },
    .web("http-redirect-elsewhere", "redirects to a host of documentation addresses") { _ in
      .whole(status: 307, headers: [("Location", "http://192.0.2.1/mcp")])
    },
    .web("http-redirect-private", "redirects to a metadata address") { _ in
      .whole(status: 302, headers: [("Location", "http://169.254.169.254/latest/")])
    },
    .web("http-session-404", "forgets its session at the first `tools/list`, then for good") { request in
      guard let call = Call(request.body) else { return .whole(status: request.method == "DELETE" ? 200 : 405) }
      if call.method == "initialize", case .result(let json)? = Dialogue().answer(to: call) {
        return .json(String(decoding: call.result(json), as: UTF8.self), headers: [("Mcp-Session-Id", "s-1")])
      }
      return call.id == nil ? .whole(status: 202) : .whole(status: 404)
    },
  ]
}
