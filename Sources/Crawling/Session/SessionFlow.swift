import ToolModel

/// What happens to a session.
enum SessionEvent: Sendable {
  case started
  case message(IncomingMessage)
  /// The exchange that carried our request failed; the wire itself may live on.
  case requestFailed(id: Int, Trouble)
  /// Nothing will come any more.
  case closed(Trouble)
  case timerFired(SessionTimer)
}

/// What a session wants done. A session itself does nothing: no input or output, no clock.
enum SessionAction: Sendable {
  case send(OutgoingMessage)
  /// Fire this timer after so many milliseconds; an earlier timer of the same kind is void.
  case startTimer(SessionTimer, milliseconds: Int)
  case end(SessionResult)
}

/// The limits of time in a session.
enum SessionTimer: Sendable, Hashable {
  /// For the answer to the request with this id.
  case answer(id: Int)
  /// For everything.
  case total
}

/// How a session ended.
enum SessionResult: Sendable {
  case listed(SessionListing)
  case failed(Trouble)
}

/// What a session learned.
struct SessionListing: Sendable {
  var facts: ServerFacts
  var tools: [ToolDefinition]
  var completeness: Completeness
  var diagnostics: [Diagnostic]
  /// What a second listing in the same session brought, where it says something else.
  var relisting: Relisting?
}

/// A conversation of one era as a state machine.
protocol ListingSession: Sendable {
  /// Takes in what happened and says what to do.
  mutating func handle(_ event: SessionEvent) -> [SessionAction]
}
