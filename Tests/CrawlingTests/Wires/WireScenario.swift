import Testing

/// How a scripted server answers `tools/list`; the opening is the same for all.
struct WireScenario: Sendable, CustomTestStringConvertible {
  let name: String
  /// What the server sends for the given request: `id` as it stands in the request, `cursor` as it stands there or nil.
  let list: @Sendable (_ id: String, _ cursor: String?) -> [String]
  /// What it sends when our answer to its own request has come.
  var afterAnswer: @Sendable (_ listID: String) -> [String] = { _ in [] }
  /// The names that must come out, in order; empty where the listing fails.
  var tools: [String] = []
  var diagnostics: [String] = []
  /// What we say to the server's own requests.
  var answers: [String] = []
  var failure: String?
  /// `params` of each `tools/list` but for `_meta`.
  var cursors: [String?] = [nil]

  var testDescription: String { name }

  static func result(_ id: String, _ tools: [String], next: String? = nil) -> String {
    let list = tools.map { #"{"name":"\#($0)","inputSchema":{"type":"object"}}"# }.joined(separator: ",")
    let cursor = next.map { #","nextCursor":\#($0)"# } ?? ""
    return #"{"jsonrpc":"2.0","id":\#(id),"result":{"tools":[\#(list)]\#(cursor)}}"#
  }

  /// A cursor with every kind of escape, half a surrogate pair and letters that have two spellings.
  static let oddCursor = #""a\u0062\/\\\"\ud800 é e\u0301 \u0000\n+%20""#

  static let all: [WireScenario] = [
    WireScenario(name: "one page", list: { id, _ in [result(id, ["moor"])] }, tools: ["moor"]),
    WireScenario(
      name: "three pages with odd cursors",
      list: { id, cursor in
        switch cursor {
        case nil: [result(id, ["moor"], next: oddCursor)]
        case oddCursor: [result(id, ["cast_off"], next: #""""#)]
        default: [result(id, ["anchor"])]
        }
      }, tools: ["moor", "cast_off", "anchor"], cursors: [nil, oddCursor, #""""#]),
    WireScenario(
      name: "a ping before the answer",
      list: { _, _ in [#"{"jsonrpc":"2.0","id":"p-1","method":"ping"}"#] },
      afterAnswer: { [result($0, ["moor"])] }, tools: ["moor"],
      answers: [#"{"jsonrpc":"2.0","id":"p-1","result":{}}"#]),
    WireScenario(
      name: "a question with our own id",
      list: { id, _ in [#"{"jsonrpc":"2.0","id":\#(id),"method":"roots/list"}"#] },
      afterAnswer: { [result($0, ["moor"])] }, tools: ["moor"], diagnostics: ["server-request"],
      answers: [#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"not supported by this client"}}"#]),
    WireScenario(
      name: "notifications and a stray answer before the answer",
      list: { id, _ in
        [
          #"{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"hello"}}"#,
          #"{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"progress":1}}"#,
          #"{"jsonrpc":"2.0","id":990,"result":{}}"#, result(id, ["moor"]),
        ]
      }, tools: ["moor"], diagnostics: ["stray-answer"]),
    WireScenario(
      name: "a batch",
      list: { id, _ in
        [#"[{"jsonrpc":"2.0","method":"notifications/tools/list_changed"},\#(result(id, ["moor"]))]"#]
      }, tools: ["moor"], diagnostics: ["list-changed"]),
    WireScenario(
      name: "an error",
      list: { id, _ in [#"{"jsonrpc":"2.0","id":\#(id),"error":{"code":-32603,"message":"out of rope"}}"#] },
      failure: "the server answered `tools/list` with error -32603: `out of rope`"),
    WireScenario(
      name: "an error without an id",
      list: { _, _ in [#"{"jsonrpc":"2.0","id":null,"error":{"code":-32603,"message":"out of rope"}}"#] },
      failure: "the server answered `tools/list` with error -32603: `out of rope`"),
    WireScenario(
      name: "an id as text", list: { id, _ in [result(#""\#(id)""#, ["moor"])] }, tools: ["moor"],
      diagnostics: ["lenient-id"]),
    WireScenario(
      name: "a thousand tools", list: { id, _ in [result(id, (0..<1_000).map { "tool_\($0)" })] },
      tools: (0..<1_000).map { "tool_\($0)" }),
    WireScenario(
      name: "a cancelled request",
      list: { id, _ in [#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":\#(id)}}"#] },
      failure: "the server cancelled our request"),
  ]
}
