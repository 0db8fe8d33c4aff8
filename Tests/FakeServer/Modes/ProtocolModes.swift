extension Mode {
  /// Versions, capabilities, errors, ids.
  static let protocolSteps: [Mode] = [
    .dialogue(
      "old-revision", "speaks the revision of 2024-11-05", Dialogue(opening: Dialogue.welcome(revision: "2024-11-05"))),
    .dialogue(
      "wrong-version", "chooses a revision that nobody knows",
      Dialogue(opening: Dialogue.welcome(revision: "1999-01-01"))),
    .dialogue(
      "refuses-version", "refuses our revision and names one that we speak",
      Dialogue(opening: { call in
        if call.askedRevision == "2025-03-26" { return Dialogue.welcome()(call) }
        return .messages([
          call.failure(-32602, "unsupported protocol version", data: #"{"supported":["2025-03-26"],"requested":"?"}"#)
        ])
      })),
    .dialogue(
      "refuses-every-version", "refuses our revision and names only ones that nobody speaks",
      Dialogue(opening: {
        .messages([$0.failure(-32602, "unsupported protocol version", data: #"{"supported":["1999-01-01"]}"#)])
      })),
    .dialogue(
      "error-on-open", "answers `initialize` with an internal error",
      Dialogue(opening: { .messages([$0.failure(-32603, "internal error")]) })),
    .dialogue(
      "opening-without-result", "answers `initialize` with neither result nor error",
      Dialogue(opening: { .messages([Array(#"{"jsonrpc":"2.0","id":\#($0.id ?? "null")}"#.utf8)]) })),
    .dialogue(
      "bare-opening", "says nothing but the revision when it is opened",
      Dialogue(opening: { .result(#"{"protocolVersion":"\#($0.askedRevision)"}"#) })),
    .dialogue(
      "error-on-list", "answers `tools/list` with an internal error",
      .listing { .messages([$0.failure(-32603, "the shelf is gone")]) }),
    .dialogue(
      "method-not-found", "announces tools and does not know `tools/list`",
      .listing { .messages([$0.failure(-32601, "method not found")]) }),
    .dialogue(
      "no-tools-capability", "announces no tools and does not know `tools/list`",
      Dialogue(
        opening: Dialogue.welcome(capabilities: #"{"prompts":{}}"#),
        listing: { .messages([$0.failure(-32601, "method not found")]) })),
    .dialogue(
      "tools-unannounced", "announces no tools and lists three",
      Dialogue(opening: Dialogue.welcome(capabilities: #"{"prompts":{}}"#))),
    .dialogue(
      "result-and-error", "answers `tools/list` with a result and an error at once",
      .listing { call in
        .messages([
          Array(
            #"{"jsonrpc":"2.0","id":\#(call.id ?? "null"),"result":\#(Boxes.page),"error":{"code":-32603,"message":"no"}}"#
              .utf8)
        ])
      }),
    .dialogue(
      "odd-error", "answers `tools/list` with an error that is a text",
      .listing { .messages([Array(#"{"jsonrpc":"2.0","id":\#($0.id ?? "null"),"error":"no boxes today"}"#.utf8)]) }),
    .dialogue("string-ids", "answers with ids that are texts", renumbered { #""\#($0)""# }),
    .dialogue("float-ids", "answers with ids that have a fraction", renumbered { "\($0).0" }),
    .dialogue("wrong-id", "answers with ids that nobody sent", renumbered { "\($0)77" }),
    .dialogue(
      "null-id-error", "answers `tools/list` with an error that names no request",
      .listing { _ in
        .messages([Array(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"invalid request"}}"#.utf8)])
      }),
    .dialogue(
      "double-answer", "answers everything twice",
      Dialogue(
        opening: { call in twice(call, Dialogue.welcome()(call)) }, listing: { twice($0, .result(Boxes.page)) })),
    .dialogue(
      "batch", "answers with an array of messages",
      Dialogue(listing: { call in
        let note = #"{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"hello"}}"#
        return .messages([Array("[\(note),".utf8) + call.result(Boxes.page) + Array("]".utf8)])
      })),
  ]

  private static func renumbered(_ change: @escaping @Sendable (String) -> String) -> Dialogue {
    @Sendable func renumber(_ call: Call, _ answer: Dialogue.Answer) -> Dialogue.Answer {
      guard case .result(let json) = answer else { return answer }
      return .messages([Array(#"{"jsonrpc":"2.0","id":\#(change(call.id ?? "")),"result":\#(json)}"#.utf8)])
    }
    return Dialogue(
      opening: { renumber($0, Dialogue.welcome()($0)) }, listing: { renumber($0, .result(Boxes.page)) })
  }

  private static func twice(_ call: Call, _ answer: Dialogue.Answer) -> Dialogue.Answer {
    guard case .result(let json) = answer else { return answer }
    return .messages([call.result(json), call.result(json)])
  }
}
