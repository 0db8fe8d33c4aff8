import JSONText
import ToolModel

@testable import Crawling

/// Drives a session by hand: what it says is read back as JSON, and what it is told is JSON text.
struct SessionScript {
  private(set) var session: any ListingSession
  /// The messages of the last step, as text.
  private(set) var sent: [String] = []
  /// The timers of the last step.
  private(set) var timers: [SessionTimer: Int] = [:]
  /// How it ended, once it has.
  private(set) var result: SessionResult?

  init(_ settings: CrawlSettings = CrawlSettings()) { session = LegacySession(settings: settings) }

  /// The same for the stateless era.
  static func modern(_ settings: CrawlSettings = CrawlSettings()) -> SessionScript {
    var script = SessionScript(settings)
    script.session = ModernSession(settings: settings)
    return script
  }

  mutating func step(_ event: SessionEvent) {
    sent = []
    timers = [:]
    for action in session.handle(event) {
      switch action {
      case .send(let message): sent.append(String(decoding: message.bytes, as: UTF8.self))
      case .startTimer(let timer, let milliseconds): timers[timer] = milliseconds
      case .end(let result): self.result = result
      }
    }
  }

  /// Everything that one JSON text of the server brings.
  mutating func receive(_ json: String) throws {
    for message in IncomingMessage.messages(in: try JSONDocument(Array(json.utf8))) { step(.message(message)) }
  }

  /// Up to the first `tools/list`, which has the id 1.
  mutating func open(capabilities: String = #"{"tools":{}}"#) throws {
    step(.started)
    try receive(
      #"{"jsonrpc":"2.0","id":0,"result":{"protocolVersion":"2025-06-18","capabilities":\#(capabilities),"serverInfo":{"name":"s","version":"1"}}}"#
    )
  }

  /// Answers the request with this id with a page of tools of these names.
  mutating func page(_ id: Int, _ names: [String], cursor: String? = nil) throws {
    let tools = names.map { #"{"name":"\#($0)","inputSchema":{}}"# }.joined(separator: ",")
    let next = cursor.map { #","nextCursor":"\#($0)""# } ?? ""
    try receive(#"{"jsonrpc":"2.0","id":\#(id),"result":{"tools":[\#(tools)]\#(next)}}"#)
  }

  var listing: SessionListing? {
    if case .listed(let listing)? = result { listing } else { nil }
  }

  var trouble: Trouble? {
    if case .failed(let trouble)? = result { trouble } else { nil }
  }
}
