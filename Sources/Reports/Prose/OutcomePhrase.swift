import ToolModel

/// Why a server could not be listed, in words.
enum OutcomePhrase {
  /// A short noun phrase for a table.
  static func title(_ reason: CrawlFailure.Reason) -> String {
    switch reason {
    case .authRequired: "wants credentials"
    case .consentMissing: "not started: no consent"
    case .configurationRequired: "needs configuration"
    case .needsNetwork: "needs the network"
    case .spawnFailed: "could not be started"
    case .exitedEarly: "ended before it answered"
    case .startTimeout: "no answer at the start"
    case .listTimeout: "no answer to the listing"
    case .protocolError: "broke the protocol"
    case .unsupportedVersion: "speaks another revision"
    case .notMCP: "is not an MCP server"
    case .noTools: "offers no tools"
    case .unreachable: "unreachable"
    case .tlsError: "TLS failed"
    case .blocked: "blocked by our guard"
    case .rateLimited: "rate-limited us"
    case .serverError: "server error"
    case .tooLarge: "answer too large"
    case .sandboxUnavailable: "no sandbox here"
    case .interrupted: "interrupted"
    }
  }

  /// What a reader can do about it.
  static func advice(_ reason: CrawlFailure.Reason) -> String {
    switch reason {
    case .authRequired: "It answers only with credentials. Whoever has some can audit it and see for themselves."
    case .consentMissing: "Nobody has agreed to start it. Whoever trusts its code can do so in a sandbox."
    case .configurationRequired: "It wants settings before it starts, and the catalogue has none for it."
    case .needsNetwork: "It can do nothing without the network, which nobody allowed it here."
    case .spawnFailed, .exitedEarly: "Start it by hand to see why; a missing program or setting is the usual cause."
    case .startTimeout, .listTimeout: "It was given time and said nothing. It may answer another time."
    case .protocolError, .unsupportedVersion, .notMCP, .noTools:
      "What it sent is not a list of tools that a client could use."
    case .unreachable, .tlsError, .serverError, .rateLimited: "The catalogue tries again at its next run."
    case .blocked: "Its address leads where a catalogue must not go, such as a private network."
    case .tooLarge: "Its answer was larger than any client should read."
    case .sandboxUnavailable: "The machine that made this catalogue could not confine it, so it was not started."
    case .interrupted: "The run ended before its turn."
    }
  }
}
