import JSONText
import ToolModel
import Transfers

/// What an HTTP reply means for a conversation.
enum HTTPReply {
  /// The media type in lower case, without its parameters.
  static func type(of response: TransferResponse) -> String {
    let text = response.header("Content-Type")?.prefix { $0 != ";" } ?? ""
    return text.split(separator: " ").joined().lowercased()
  }

  /// True for the statuses that mean the same whatever stands in the body: want of credentials, refusal, limits,
  /// outages. None of them says anything of the era that a server speaks.
  static func isFinal(_ status: Int) -> Bool { [401, 403, 421, 429].contains(status) || status >= 500 }

  /// A reply that carries no answer.
  static func trouble(_ response: TransferResponse, hadSession: Bool = false) -> Trouble {
    let status = response.status
    let challenges = challenges(response)
    switch status {
    case 401,
      403 where status == 401 || !challenges.isEmpty:
      let message = status == 401 ? "the server wants credentials" : "the credentials do not suffice"
      var trouble = Trouble(.authRequired, message, httpStatus: status)
      trouble.challenges = challenges
      trouble.detail = challenges.isEmpty ? nil : String(challenges.joined(separator: ", ").prefix(1_000))
      return trouble
    case 403: return Trouble(.blocked, "the server refuses us", httpStatus: status, detail: words(response))
    case 421:
      return Trouble(
        .blocked, "the server does not answer under this host name; it guards itself against rebinding",
        httpStatus: status, detail: words(response))
    case 404 where hadSession:
      return Trouble(.protocolError, "the server forgot our session", httpStatus: status, hint: .sessionExpired)
    case 429: return limited(response)
    case 503 where response.header("Retry-After") != nil: return limited(response)
    case 300..<400: return redirected(response, to: response.header("Location") ?? "")
    case 500...:
      return Trouble(
        .serverError, "the server answered with status \(status)", httpStatus: status, detail: words(response))
    case 400, 404, 405:
      return Trouble(
        .notMCP, "no MCP endpoint answers there (status \(status))", httpStatus: status, hint: .mayBeEventStream)
    case 200: return noAnswer(response)
    case 202, 204:
      return Trouble(.protocolError, "the server took the request and gave no answer", httpStatus: status)
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
      case .proxy: .unreachable
      case .broken: .protocolError
      case .cancelled: .interrupted
      }
    let isLost = failure.reason == .broken
    return Trouble(reason, failure.detail, httpStatus: failure.status, hint: isLost ? .answerLost : nil)
  }

  /// Every field with challenges, cut; several fields and several challenges in one field are both allowed (RFC 9110,
  /// section 11.6.1).
  private static func challenges(_ response: TransferResponse) -> [String] {
    response.headers.filter { $0.name.lowercased() == "www-authenticate" }.prefix(8).map {
      String($0.value.prefix(8_192))
    }
  }

  /// What an error message in the body says.
  private static func words(_ response: TransferResponse) -> String? {
    guard response.body.count <= 1 << 20, let document = try? JSONDocument(response.body) else { return nil }
    for message in IncomingMessage.messages(in: document) {
      if case .response(let answer) = message.kind, let error = answer.error { return error.sentence }
    }
    return nil
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
