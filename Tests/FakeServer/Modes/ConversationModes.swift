extension Mode {
  /// What servers ask and say of their own accord.
  static let conversation: [Mode] = [
    .streams("ping-flood", "sends 200 pings before it lists") { flood(200, method: "ping") },
    .streams("request-flood", "sends requests for ever and never lists") { flood(Int.max, method: "roots/list") },
    .streams("asks-roots", "asks for roots and lists only after it was answered") { ask("roots/list") },
    .streams("asks-sampling", "asks the model for words and lists only after it was answered") {
      ask("sampling/createMessage")
    },
    .dialogue(
      "same-id-request", "sends a request of its own with the id that it answers next",
      .listing { call in
        .messages([
          Array(#"{"jsonrpc":"2.0","id":\#(call.id ?? "0"),"method":"elicitation/create","params":{}}"#.utf8),
          call.result(Boxes.page),
        ])
      }),
    .dialogue(
      "log-before-initialize", "logs before it answers the opening",
      Dialogue(opening: { call in
        guard case .result(let json) = Dialogue.welcome()(call) else { return .silence }
        return .messages([
          notification("message", #"{"level":"info","data":"warming up"}"#), call.result(json),
        ])
      })),
    .dialogue(
      "progress-notifications", "reports progress 50 times before it lists",
      .listing { call in
        .messages(
          (0..<50).map { notification("progress", #"{"progressToken":1,"progress":\#($0)}"#) }
            + [call.result(Boxes.page)])
      }),
    .dialogue(
      "list-changed", "says that its list changed while it lists",
      .listing { .messages([notification("tools/list_changed", "{}"), $0.result(Boxes.page)]) }),
    .dialogue(
      "cancels", "cancels our request",
      .listing { call in
        .messages([notification("cancelled", #"{"requestId":\#(call.id ?? "0"),"reason":"tired"}"#)])
      }),
  ]

  private static func notification(_ name: String, _ parameters: String) -> [UInt8] {
    Array(#"{"jsonrpc":"2.0","method":"notifications/\#(name)","params":\#(parameters)}"#.utf8)
  }

  private static func flood(_ count: Int, method: String) {
    guard let call = StreamServer.open() else { return }
    var sent = 0
    while sent < count {
      StandardOutput.write(line: #"{"jsonrpc":"2.0","id":\#(sent),"method":"\#(method)"}"#)
      sent += 1
    }
    StandardOutput.write(call.result(Boxes.page) + [0x0A])
    StreamServer.linger()
  }

  private static func ask(_ method: String) {
    guard let call = StreamServer.open() else { return }
    StandardOutput.write(line: #"{"jsonrpc":"2.0","id":"ask-1","method":"\#(method)","params":{}}"#)
    while let answer = StreamServer.next() {
      guard answer.method == nil, answer.id == #""ask-1""# else { continue }
      StandardOutput.write(call.result(Boxes.page) + [0x0A])
    }
  }
}
