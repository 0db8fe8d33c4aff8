/// What a mode answers, message by message; what it does not care about it does right.
struct Dialogue: Sendable {
  /// To `initialize`.
  var opening: @Sendable (Call) -> Answer = Dialogue.welcome()
  /// To `tools/list`.
  var listing: @Sendable (Call) -> Answer = { _ in .result(Boxes.page) }
  /// To everything else that has an id.
  var others: @Sendable (Call) -> Answer = { .messages([$0.failure(-32601, "method not found")]) }

  /// What to do about one call.
  enum Answer: Sendable {
    /// The result, as JSON text.
    case result(String)
    /// These whole messages, in this order.
    case messages([[UInt8]])
    case silence
    /// The program ends with this status; over HTTP the connection is closed.
    case leave(status: Int32)
  }

  /// Nil for notifications and answers.
  func answer(to call: Call) -> Answer? {
    guard let method = call.method, call.id != nil else { return nil }
    return switch method {
    case "initialize": opening(call)
    case "tools/list": listing(call)
    case "ping": .result("{}")
    default: others(call)
    }
  }

  /// The usual answer to an opening, with parts exchanged.
  static func welcome(
    revision: String? = nil, capabilities: String = #"{"tools":{}}"#, name: String = "boxes", more: String = ""
  ) -> @Sendable (Call) -> Answer {
    { call in
      let known = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]
      let chosen = revision ?? (known.contains(call.askedRevision) ? call.askedRevision : "2025-11-25")
      return .result(
        #"{"protocolVersion":"\#(chosen)","capabilities":\#(capabilities),"#
          + #""serverInfo":{"name":"\#(name)","version":"1.0.0"}\#(more)}"#)
    }
  }

  /// A well-behaved server but for the pages that it lists.
  static func listing(_ page: @escaping @Sendable (Call) -> Answer) -> Dialogue { Dialogue(listing: page) }

  /// A well-behaved server with one page, whose `result` this is.
  static func page(_ result: @escaping @Sendable () -> String) -> Dialogue {
    Dialogue(listing: { _ in .result(result()) })
  }

  /// A well-behaved server with these tools.
  static func tools(_ tools: @escaping @Sendable () -> [String]) -> Dialogue {
    Dialogue(listing: { _ in .result(Boxes.page(of: tools())) })
  }
}
