import ToolModel

/// What the server asks and says of its own accord while we list.
struct ServerRequests: Sendable {
  /// What to do with one request of the server.
  enum Reaction: Sendable { case answer, readPast, giveUp }

  private var counts: [String: Int] = [:]
  private var total = 0
  private var strayAnswers = 0
  private var others = 0
  private var lenientAnswers = 0
  private var listChanged = false
  private let maximumAnswers: Int

  /// At most this many different methods are told apart.
  private static let methodLimit = 20

  init(maximumAnswers: Int) { self.maximumAnswers = maximumAnswers }

  mutating func note(_ request: IncomingRequest) -> Reaction {
    total += 1
    let method = String(request.method.prefix(64))
    if counts[method] != nil || counts.count < Self.methodLimit { counts[method, default: 0] += 1 }
    if total > maximumAnswers * 10 { return .giveUp }
    return total > maximumAnswers ? .readPast : .answer
  }

  mutating func noteNotification(_ method: String) {
    if method == "notifications/tools/list_changed" { listChanged = true }
  }

  mutating func noteStrayAnswer() { strayAnswers += 1 }
  mutating func noteOther() { others += 1 }
  mutating func noteLenientAnswer() { lenientAnswers += 1 }

  /// What a reader should know of it, in a fixed order.
  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    for (method, count) in counts.sorted(by: { $0.key < $1.key }) where method != "ping" {
      found.append(
        Diagnostic(
          code: "server-request", message: "while it was listed the server asked `\(method)` \(times(count)); declined")
      )
    }
    if total > maximumAnswers {
      found.append(
        Diagnostic(
          code: "request-flood", message: "the server sent \(total) requests; the first \(maximumAnswers) were answered"
        ))
    }
    if strayAnswers > 0 {
      found.append(
        Diagnostic(code: "stray-answer", message: "an answer to nothing that was asked came \(times(strayAnswers))"))
    }
    if lenientAnswers > 0 {
      found.append(
        Diagnostic(
          code: "lenient-id", message: "an answer's id had another type than the request's \(times(lenientAnswers))"))
    }
    if others > 0 {
      found.append(Diagnostic(code: "not-a-message", message: "JSON that is not a message came \(times(others))"))
    }
    if listChanged {
      found.append(
        Diagnostic(code: "list-changed", message: "the server said that its list of tools changed while it was listed"))
    }
    return found
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
