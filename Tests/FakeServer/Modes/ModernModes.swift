import Glibc
import LoopbackServer

extension Mode {
  /// The stateless era, revision 2026-07-28.
  static let modern: [Mode] = [
    .dialogue("modern-only", "speaks only 2026-07-28 and does not know `initialize`", .modern()),
    .dialogue(
      "modern-only-named", "speaks only 2026-07-28 and says so when it is opened with a handshake",
      .modern(opening: {
        .messages([$0.failure(-32022, "version", data: #"{"supported":["2026-07-28"],"requested":"?"}"#)])
      })),
    .streams("modern-only-exits", "speaks only 2026-07-28 and leaves at any other first message") {
      guard let call = StreamServer.next() else { return }
      guard call.method == "server/discover" else { exit(1) }
      StreamServer.serve(.modern(), first: call)
    },
    .streams("modern-only-silent", "speaks only 2026-07-28 and is silent for good after any other first message") {
      guard let call = StreamServer.next() else { return }
      guard call.method == "server/discover" else { return StreamServer.linger() }
      StreamServer.serve(.modern(), first: call)
    },
    .dialogue("modern-dual", "speaks both eras", .modern(opening: Dialogue.welcome())),
    .dialogue(
      "modern-no-result-type", "leaves `resultType` out, as 2026-07-28 allows",
      .modern(list: #"{"tools":[\#(Boxes.list)],"ttlMs":60000,"cacheScope":"public"}"#)),
    .dialogue(
      "modern-input-required", "wants input before it lists, which 2026-07-28 forbids",
      .modern(list: #"{"resultType":"input_required","inputRequests":{}}"#)),
    .dialogue(
      "modern-unknown-result", "answers with a kind of result that nobody knows",
      .modern(list: #"{"resultType":"poem","tools":[]}"#)),
    .dialogue(
      "modern-odd-ttl", "says that its list may be kept for -5 ms, by `cacheScope` 7",
      .modern(list: #"{"resultType":"complete","tools":[\#(Boxes.list)],"ttlMs":-5,"cacheScope":7}"#)),
    .dialogue(
      "modern-huge-ttl", "says that its list may be kept for 1e400 ms",
      .modern(list: #"{"resultType":"complete","tools":[\#(Boxes.list)],"ttlMs":1e400}"#)),
    .dialogue(
      "modern-future", "speaks only a revision that is not there yet",
      .modern(discover: #"{"resultType":"complete","supportedVersions":["2099-01-01"],"capabilities":{}}"#)),
    .dialogue(
      "modern-asks", "sends requests of its own, which 2026-07-28 forbids",
      .modern(before: [#"{"jsonrpc":"2.0","id":1,"method":"sampling/createMessage","params":{}}"#])),
    .web("http-modern-headers", "lists only for requests whose headers agree with their message") { request in
      guard let call = Call(request.body), let method = call.method else { return .whole(status: 400) }
      guard request.header("MCP-Protocol-Version") == "2026-07-28", request.header("Mcp-Method") == method,
        request.header("Mcp-Session-Id") == nil
      else { return .json(String(decoding: call.failure(-32020, "headers differ"), as: UTF8.self), status: 400) }
      return WebServer.reply(to: request, .modern())
    },
    .web("http-modern-404", "answers unknown methods with status 404 and knows no tools") { request in
      guard let call = Call(request.body) else { return .whole(status: 400) }
      guard call.method == "server/discover" else {
        return .json(String(decoding: call.failure(-32601, "no such method"), as: UTF8.self), status: 404)
      }
      return WebServer.reply(to: request, .modern())
    },
  ]
}

extension Dialogue {
  /// A server of the stateless era; `discover` and `list` are whole results, `before` whole messages before each list.
  static func modern(
    opening: @escaping @Sendable (Call) -> Answer = { .messages([$0.failure(-32601, "method not found")]) },
    discover: String = #"{"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"#
      + #""instructions":"Handle with care.","ttlMs":0,"cacheScope":"private","#
      + #""_meta":{"io.modelcontextprotocol/serverInfo":{"name":"boxes","version":"1.0.0"}}}"#,
    list: String? = nil, before: [String] = []
  ) -> Dialogue {
    Dialogue(
      opening: opening,
      listing: { call in
        let result =
          list ?? #"{"resultType":"complete","tools":[\#(Boxes.three.joined(separator: ","))],"ttlMs":0}"#
        return before.isEmpty ? .result(result) : .messages(before.map { Array($0.utf8) } + [call.result(result)])
      },
      others: { call in
        call.method == "server/discover"
          ? .result(discover) : .messages([call.failure(-32601, "method not found")])
      })
  }
}
