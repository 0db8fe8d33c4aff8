import LoopbackServer

/// One way to behave, as `FakeServer list` names it.
struct Mode: Sendable {
  let name: String
  /// One line for people; no tab, no vertical bar.
  let description: String
  let manner: Manner

  /// Over what a mode can be played.
  enum Manner: Sendable {
    /// Messages alone: over standard streams and over HTTP.
    case dialogue(Dialogue)
    /// Standard streams only.
    case streams(@Sendable () -> Void)
    /// HTTP only.
    case web(@Sendable (LoopbackRequest) -> LoopbackReply)
  }

  /// How the list names the transports.
  var transports: String {
    switch manner {
    case .dialogue: "stdio http"
    case .streams: "stdio"
    case .web: "http"
    }
  }

  static func dialogue(_ name: String, _ description: String, _ dialogue: Dialogue) -> Mode {
    Mode(name: name, description: description, manner: .dialogue(dialogue))
  }

  static func streams(_ name: String, _ description: String, _ play: @escaping @Sendable () -> Void) -> Mode {
    Mode(name: name, description: description, manner: .streams(play))
  }

  static func web(
    _ name: String, _ description: String, _ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackReply
  ) -> Mode {
    Mode(name: name, description: description, manner: .web(answer))
  }

  /// Every mode but the canary and the servants of other modes, sorted by name.
  static let all: [Mode] =
    (examples + changing + modern + offers + olderTransport + authorization + hostile + hostileWeb + starting + noise
    + bytes + pages + tools + unusualText + protocolSteps + conversation
    + processes + web
    + endlessWeb)
    .sorted { $0.name < $1.name }
}
