import JSONText
import ToolModel

/// What the sessions of both eras share: one request at a time, pages of `tools/list`, then the number of things beside
/// the tools. An era says how it opens and what its requests look like.
protocol EraSession: ListingSession {
  var course: SessionCourse { get set }

  /// The request of the opening, for the words of time limits.
  static var openingMethod: ProtocolMethod { get }

  /// Sends the opening.
  mutating func open() -> [SessionAction]
  /// Takes in the answer to the opening.
  mutating func opened(_ response: IncomingResponse) -> [SessionAction]
  /// A listing request of this era.
  func request(_ method: ProtocolMethod, id: Int, cursor: PageCursor?) -> OutgoingMessage
  /// What goes back to a request of the server; nil where the era answers none.
  func answer(to request: IncomingRequest) -> OutgoingMessage?
  /// Looks at a page before it is taken in; a trouble ends the session.
  mutating func objection(to response: IncomingResponse) -> Trouble?
  /// What else to do after a trouble with the outstanding request; nil to end with it.
  mutating func recover(from trouble: Trouble) -> [SessionAction]?
}

extension EraSession {
  mutating func handle(_ event: SessionEvent) -> [SessionAction] {
    if case .ended = course.phase { return [] }
    switch event {
    case .started: return [.startTimer(.total, milliseconds: course.limits.totalMilliseconds)] + open()
    case .message(let message): return receive(message)
    case .requestFailed(let id, let trouble):
      guard id == course.outstanding else { return [] }
      return recover(from: trouble) ?? repeatPage(after: trouble) ?? stop(trouble)
    case .closed(var trouble):
      if case .opening = course.phase, trouble.reason == .exitedEarly { trouble.hint = .unanswered }
      return stop(trouble)
    case .timerFired(let timer): return timeOut(timer)
    }
  }

  // MARK: Requests

  /// Asks for a page of tools; nil is the first one.
  mutating func ask(cursor: PageCursor?) -> [SessionAction] {
    let id = course.record.takeID()
    course.phase = .listing(id: id, cursor: cursor)
    return [
      .send(request(.listTools, id: id, cursor: cursor)),
      .startTimer(
        .answer(id: id),
        milliseconds: course.record.isSecondListing
          ? course.limits.repeatMilliseconds : course.limits.pageMilliseconds),
    ]
  }

  private mutating func ask(_ page: OfferCounter.Page) -> [SessionAction] {
    let id = course.record.takeID()
    course.phase = .counting(id: id)
    return [
      .send(request(page.offer.method, id: id, cursor: page.cursor)),
      .startTimer(.answer(id: id), milliseconds: course.limits.offerMilliseconds),
    ]
  }

  /// A page whose answer was lost is asked for again, which does no harm.
  private mutating func repeatPage(after trouble: Trouble) -> [SessionAction]? {
    guard trouble.hint == .answerLost, case .listing(_, let cursor) = course.phase, course.mayRepeatPage() else {
      return nil
    }
    return ask(cursor: cursor)
  }

  // MARK: Messages

  private mutating func receive(_ message: IncomingMessage) -> [SessionAction] {
    switch message.kind {
    case .request(let request):
      switch course.record.requests.note(request) {
      case .answer: return answer(to: request).map { [.send($0)] } ?? []
      case .readPast: return []
      case .giveUp: return stop(Trouble(.protocolError, "the server floods us with requests of its own"))
      }
    case .notification(let method, let parameters):
      course.record.requests.noteNotification(method)
      guard method == "notifications/cancelled", let id = course.outstanding,
        parameters?.present("requestId")?.numberText == String(id)
      else { return [] }
      return stop(Trouble(.protocolError, "the server cancelled our request"))
    case .response(let response): return receive(response)
    case .other:
      course.record.requests.noteOther()
      return []
    }
  }

  private mutating func receive(_ response: IncomingResponse) -> [SessionAction] {
    guard let id = course.outstanding else { return [] }
    switch response.match(id) {
    case .none:
      course.record.requests.noteStrayAnswer()
      return []
    case .lenient: course.record.requests.noteLenientAnswer()
    case .exact, .anonymousError: break
    }
    switch course.phase {
    case .opening: return opened(response)
    case .listing: return listed(response)
    case .counting: return counted(response)
    case .idle, .ended: return []
    }
  }

  private mutating func listed(_ response: IncomingResponse) -> [SessionAction] {
    if let trouble = objection(to: response) { return stop(trouble) }
    switch course.record.accept(response) {
    case .next(let cursor): return ask(cursor: cursor)
    case .end(let result): return finish(result)
    }
  }

  private mutating func counted(_ response: IncomingResponse) -> [SessionAction] {
    if let page = course.counter?.next(after: response) { return ask(page) }
    return end()
  }

  // MARK: Ending

  private mutating func timeOut(_ timer: SessionTimer) -> [SessionAction] {
    let limits = course.limits
    switch (timer, course.phase) {
    case (.answer(let id), .opening(let current)) where id == current:
      return stop(
        Trouble(
          .startTimeout, "no answer to `\(Self.openingMethod.rawValue)` within \(limits.startMilliseconds) ms",
          hint: .unanswered))
    case (.answer(let id), .listing(let current, _)) where id == current:
      return stop(Trouble(.listTimeout, "no answer to `tools/list` within \(limits.pageMilliseconds) ms"))
    case (.answer(let id), .counting(let current)) where id == current: return end()
    case (.total, .opening):
      return stop(Trouble(.startTimeout, "the opening did not end within \(limits.totalMilliseconds) ms"))
    case (.total, _):
      return stop(Trouble(.listTimeout, "the listing did not end within \(limits.totalMilliseconds) ms"))
    default: return []
    }
  }

  /// The end for a reason; what was read is kept.
  mutating func stop(_ trouble: Trouble) -> [SessionAction] {
    if case .counting = course.phase { return end() }
    return finish(course.record.stop(trouble))
  }

  /// A whole listing is not the end yet: what the server offers beside its tools is counted.
  private mutating func finish(_ result: SessionResult) -> [SessionAction] {
    course.result = result
    guard case .listed(let listing) = result else { return end() }
    course.counter = OfferCounter(capabilities: listing.facts.capabilities)
    guard course.limits.countsOffers, listing.completeness == .complete, let page = course.counter?.first else {
      return end()
    }
    return ask(page)
  }

  private mutating func end() -> [SessionAction] {
    course.phase = .ended
    guard let result = course.result else { return [] }
    guard case .listed(var listing) = result else { return [.end(result)] }
    listing.diagnostics += [course.counter?.diagnostic].compactMap(\.self)
    return [.end(.listed(listing))]
  }
}
