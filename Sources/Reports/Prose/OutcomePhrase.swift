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
}
