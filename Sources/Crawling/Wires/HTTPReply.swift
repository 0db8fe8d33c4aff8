import JSONText
import ToolModel
import Transfers

/// What an HTTP reply means for a conversation.
enum HTTPReply {
  /// The messages of a body, JSON or event stream; nil if it is neither.
  static func messages(in response: TransferResponse, limit: Int) -> [IncomingMessage]? {
    let type = response.header("Content-Type")?.prefix { $0 != ";" }.lowercased() ?? ""
    if type.hasPrefix("text/event-stream") {
      var stream = EventStream(maximumEventBytes: limit)
      var events = stream.feed(response.body)
      if let last = stream.finish() { events.append(last) }
      return events.filter { $0.type == "message" }.flatMap { event in
        (try? JSONDocument(event.data)).map(IncomingMessage.messages(in:)) ?? []
      }
    }
    guard let document = try? JSONDocument(response.body, limits: JSONLimits(bytes: limit)) else { return nil }
    return IncomingMessage.messages(in: document)
  }

  /// A reply that carries no answer.
  static func trouble(_ response: TransferResponse, hadSession: Bool) -> Trouble {
    let status = response.status
    let challenge = response.header("WWW-Authenticate").map { String($0.prefix(500)) }
    switch status {
    case 401: return Trouble(.authRequired, "the server wants credentials", httpStatus: status, detail: challenge)
    case 403 where challenge != nil:
      return Trouble(.authRequired, "the credentials do not suffice", httpStatus: status, detail: challenge)
    case 403, 421: return Trouble(.blocked, "the server refuses us", httpStatus: status)
    case 404 where hadSession:
      return Trouble(.protocolError, "the server forgot our session", httpStatus: status, hint: .sessionExpired)
    case 429: return limited(response)
    case 503 where response.header("Retry-After") != nil: return limited(response)
    case 300..<400: return redirected(response, to: response.header("Location") ?? "")
    case 500...: return Trouble(.serverError, "the server answered with status \(status)", httpStatus: status)
    case 400, 404, 405:
      return Trouble(
        .notMCP, "no MCP endpoint answers there (status \(status))", httpStatus: status, hint: .mayBeEventStream)
    case 200: return noAnswer(response)
    default:
      return Trouble(.protocolError, "the server answered with status \(status) and no message", httpStatus: status)
    }
  }

  /// A redirect that is not followed; `target` without its query.
  static func redirected(_ response: TransferResponse, to target: String) -> Trouble {
    Trouble(
      .blocked, "the server redirects elsewhere; name the new address if you trust it", httpStatus: response.status,
      detail: "redirect to `\(target.prefix { $0 != "?" }.prefix(300))`")
  }

  /// True for an outage of a gateway that may be over in a moment and that names no time itself.
  static func isPassing(_ response: TransferResponse) -> Bool {
    [502, 503, 504].contains(response.status) && response.header("Retry-After") == nil
  }

  /// No reply at all.
  static func trouble(_ failure: TransferFailure) -> Trouble {
    let reason: CrawlFailure.Reason =
      switch failure.reason {
      case .badURL: .notMCP
      case .unreachable: .unreachable
      case .tls: .tlsError
      case .timeout: .startTimeout
      case .tooLarge: .tooLarge
      case .blocked: .blocked
      case .broken: .protocolError
      case .cancelled: .interrupted
      }
    return Trouble(reason, failure.detail, httpStatus: failure.status)
  }

  private static func limited(_ response: TransferResponse) -> Trouble {
    Trouble(
      .rateLimited, "the server asks us to come back later", httpStatus: response.status,
      detail: response.header("Retry-After").map { "retry after `\($0.prefix(64))`" })
  }

  private static func noAnswer(_ response: TransferResponse) -> Trouble {
    let isPage = response.body.first { $0 > 0x20 } == 0x3C
    if isPage { return Trouble(.notMCP, "a web page answers there, not an MCP server", httpStatus: 200) }
    if response.body.isEmpty { return Trouble(.protocolError, "the server answered with nothing", httpStatus: 200) }
    return Trouble(.notMCP, "what answers there is not an MCP message", httpStatus: 200)
  }
}
