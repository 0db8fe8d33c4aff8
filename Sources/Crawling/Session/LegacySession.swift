import JSONText
import ToolModel

/// The handshake era (revisions 2024-11-05 to 2025-11-25): `initialize`, `notifications/initialized`, pages of
/// `tools/list`.
struct LegacySession: ListingSession {
  private enum State: Sendable {
    case idle
    case opening(id: Int)
    case listing(id: Int, cursor: PageCursor?)
    case ended
  }

  private var state = State.idle
  private var revision: ProtocolRevision?
  private var hasRetriedOpening = false
  private var hasRestarted = false
  private var repeatedPages = 0
  private var record: ListingRecord
  private let limits: ListingLimits
  private let client: ClientIdentity

  /// So many pages of one listing are asked for once more because their answer was lost.
  private static let maximumRepeatedPages = 3

  init(settings: CrawlSettings) {
    limits = ListingLimits(settings)
    client = ClientIdentity(settings)
    record = ListingRecord(limits: limits)
  }

  mutating func handle(_ event: SessionEvent) -> [SessionAction] {
    if case .ended = state { return [] }
    switch event {
    case .started:
      return [.startTimer(.total, milliseconds: limits.totalMilliseconds)] + open(offering: .newestLegacy)
    case .message(let message): return receive(message)
    case .requestFailed(let id, let trouble):
      guard id == outstanding else { return [] }
      return retry(after: trouble) ?? stop(trouble)
    case .closed(let trouble): return stop(trouble)
    case .timerFired(let timer): return timeOut(timer)
    }
  }

  private var outstanding: Int? {
    switch state {
    case .opening(let id), .listing(let id, _): id
    case .idle, .ended: nil
    }
  }

  // MARK: Opening

  private mutating func open(offering offer: ProtocolRevision) -> [SessionAction] {
    let id = record.takeID()
    state = .opening(id: id)
    let message = OutgoingMessage.call(.initialize, id: id, revision: nil) { [client] writer in
      writer.key("protocolVersion")
      writer.string(offer.rawValue)
      writer.key("capabilities")
      writer.object { _ in }
      writer.key("clientInfo")
      client.write(into: &writer)
    }
    return [.send(message), .startTimer(.answer(id: id), milliseconds: limits.startMilliseconds)]
  }

  private mutating func opened(_ response: IncomingResponse) -> [SessionAction] {
    if let error = response.error { return openingRefused(error) }
    guard let result = response.result, result.kind == .object else {
      return stop(Trouble(.protocolError, "the server's answer to `initialize` has no result"))
    }
    guard let chosen = result.present("protocolVersion")?.string.flatMap(ProtocolRevision.init), !chosen.isModern else {
      let words = result.present("protocolVersion").map { value in
        value.string.map { String($0.prefix(64)) } ?? String(decoding: value.sourceBytes.prefix(64), as: UTF8.self)
      }
      return stop(
        Trouble(
          .unsupportedVersion,
          "the server chose protocol revision `\(words ?? "none")`; we offered `\(ProtocolRevision.newestLegacy.rawValue)`",
          hint: words?.contains(ProtocolRevision.newestModern.rawValue) == true ? .mayBeModern : nil))
    }
    revision = chosen
    record.facts = ServerFacts(result: result, info: result.present("serverInfo"), revision: chosen.rawValue)
    return [.send(.call(.initialized, id: 0, revision: chosen))] + ask(cursor: nil)
  }

  private mutating func openingRefused(_ error: ResponseError) -> [SessionAction] {
    let spoken = error.supported.compactMap(ProtocolRevision.init)
    if let mutual = spoken.filter({ !$0.isModern }).max() {
      if !hasRetriedOpening {
        hasRetriedOpening = true
        return open(offering: mutual)
      }
    } else if !error.supported.isEmpty {
      let list = error.supported.prefix(10).joined(separator: "`, `")
      return stop(
        Trouble(
          .unsupportedVersion, "the server speaks only `\(list)`",
          hint: spoken.contains(where: \.isModern) ? .mayBeModern : nil))
    }
    let mayBeModern =
      switch error.code {
      case ResponseError.unsupportedVersion, ResponseError.methodNotFound, ResponseError.invalidParameters,
        ResponseError.invalidRequest:
        true
      default: false
      }
    return stop(
      Trouble(
        .protocolError, "the server refused `initialize` with \(error.sentence)", hint: mayBeModern ? .mayBeModern : nil
      ))
  }

  // MARK: Listing

  private mutating func ask(cursor: PageCursor?) -> [SessionAction] {
    let id = record.takeID()
    state = .listing(id: id, cursor: cursor)
    let message = OutgoingMessage.call(.listTools, id: id, revision: revision) { writer in
      guard let cursor else { return }
      writer.key("cursor")
      writer.verbatim(cursor.token)
    }
    return [.send(message), .startTimer(.answer(id: id), milliseconds: limits.pageMilliseconds)]
  }

  private mutating func listed(_ response: IncomingResponse) -> [SessionAction] {
    switch record.accept(response) {
    case .next(let cursor): return ask(cursor: cursor)
    case .end(let action): return end(action)
    }
  }

  /// A session that the server forgot is opened anew once, and the listing starts over; a page whose answer was lost is
  /// asked for again, which does no harm. Nil if neither helps.
  private mutating func retry(after trouble: Trouble) -> [SessionAction]? {
    switch (trouble.hint, state) {
    case (.sessionExpired, _) where !hasRestarted:
      hasRestarted = true
      record.startOver()
      return open(offering: .newestLegacy)
    case (.answerLost, .listing(_, let cursor)) where repeatedPages < Self.maximumRepeatedPages:
      repeatedPages += 1
      return ask(cursor: cursor)
    default: return nil
    }
  }

  // MARK: Messages

  private mutating func receive(_ message: IncomingMessage) -> [SessionAction] {
    switch message.kind {
    case .request(let request):
      switch record.requests.note(request) {
      case .answer: return [.send(.answer(to: request, revision: revision))]
      case .readPast: return []
      case .giveUp: return stop(Trouble(.protocolError, "the server floods us with requests of its own"))
      }
    case .notification(let method, let parameters):
      record.requests.noteNotification(method)
      guard method == "notifications/cancelled", let id = outstanding,
        parameters?.present("requestId")?.numberText == String(id)
      else { return [] }
      return stop(Trouble(.protocolError, "the server cancelled our request"))
    case .response(let response): return receive(response)
    case .other:
      record.requests.noteOther()
      return []
    }
  }

  private mutating func receive(_ response: IncomingResponse) -> [SessionAction] {
    guard let id = outstanding else { return [] }
    switch response.match(id) {
    case .none:
      record.requests.noteStrayAnswer()
      return []
    case .lenient: record.requests.noteLenientAnswer()
    case .exact, .anonymousError: break
    }
    if case .opening = state { return opened(response) }
    return listed(response)
  }

  // MARK: Ending

  private mutating func timeOut(_ timer: SessionTimer) -> [SessionAction] {
    switch (timer, state) {
    case (.answer(let id), .opening(let current)) where id == current:
      return stop(Trouble(.startTimeout, "no answer to `initialize` within \(limits.startMilliseconds) ms"))
    case (.answer(let id), .listing(let current, _)) where id == current:
      return stop(Trouble(.listTimeout, "no answer to `tools/list` within \(limits.pageMilliseconds) ms"))
    case (.total, .opening):
      return stop(Trouble(.startTimeout, "the opening did not end within \(limits.totalMilliseconds) ms"))
    case (.total, _):
      return stop(Trouble(.listTimeout, "the listing did not end within \(limits.totalMilliseconds) ms"))
    default: return []
    }
  }

  private mutating func stop(_ trouble: Trouble) -> [SessionAction] { end(record.stop(trouble)) }

  private mutating func end(_ action: SessionAction) -> [SessionAction] {
    state = .ended
    return [action]
  }
}
