import ToolModel

/// Why a conversation or an exchange did not go on, before it is known what that means for the outcome.
struct Trouble: Sendable, Hashable {
  var reason: CrawlFailure.Reason
  /// One sentence: lower case, no full stop, what to do next where there is something.
  var message: String
  var httpStatus: Int?
  var detail: String?
  /// What the trouble says about the era or transport that the server speaks.
  var hint: Hint?
  /// The fields `WWW-Authenticate` of the reply, as sent, cut.
  var challenges: [String] = []
  /// What was found out behind them.
  var authorization: AuthorizationFacts?

  init(
    _ reason: CrawlFailure.Reason, _ message: String, httpStatus: Int? = nil, detail: String? = nil, hint: Hint? = nil
  ) {
    self.reason = reason
    self.message = message
    self.httpStatus = httpStatus
    self.detail = detail
    self.hint = hint
  }

  enum Hint: String, Sendable, Hashable {
    /// It may speak a handshake revision instead.
    case mayBeLegacy
    /// It may speak the stateless revision instead.
    case mayBeModern
    /// The endpoint may be one of the older transport with an event stream.
    case mayBeEventStream
    /// The exchange ended without the answer; the request may be made again under a new id.
    case answerLost
    /// The session that we named is gone.
    case sessionExpired
    /// The opening was met with silence.
    case unanswered
  }
}
