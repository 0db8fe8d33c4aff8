import JSONText
import ToolModel

/// The stateless era (revision 2026-07-28): `server/discover`, then pages of `tools/list`; every request describes
/// itself.
struct ModernSession: ListingSession {
  private enum State: Sendable {
    case idle
    case discovering(id: Int)
    case listing(id: Int, cursor: PageCursor?)
    case ended
  }

  private var state = State.idle
  private var hasRetriedOpening = false
  private var repeatedPages = 0
  /// True if the server refused `server/discover` as unknown: then a refused listing says nothing of the server.
  private var isGuess = false
  private var record: ListingRecord
  private let limits: ListingLimits
  private let client: ClientIdentity
  private let revision = ProtocolRevision.newestModern

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
    case .started: return [.startTimer(.total, milliseconds: limits.totalMilliseconds)] + discover()
    case .message(let message): return receive(message)
    case .requestFailed(let id, let trouble):
      guard id == outstanding else { return [] }
      if trouble.hint == .answerLost, case .listing(_, let cursor) = state, repeatedPages < Self.maximumRepeatedPages {
        repeatedPages += 1
        return ask(cursor: cursor)
      }
      return stop(trouble)
    case .closed(let trouble): return stop(trouble)
    case .timerFired(let timer): return timeOut(timer)
    }
  }

  private var outstanding: Int? {
    switch state {
    case .discovering(let id), .listing(let id, _): id
    case .idle, .ended: nil
    }
  }

  // MARK: Requests

  private mutating func discover() -> [SessionAction] {
    let id = record.takeID()
    state = .discovering(id: id)
    return [
      .send(call(.discover, id: id, cursor: nil)), .startTimer(.answer(id: id), milliseconds: limits.startMilliseconds),
    ]
  }

  private mutating func ask(cursor: PageCursor?) -> [SessionAction] {
    let id = record.takeID()
    state = .listing(id: id, cursor: cursor)
    return [
      .send(call(.listTools, id: id, cursor: cursor)),
      .startTimer(.answer(id: id), milliseconds: limits.pageMilliseconds),
    ]
  }

  private func call(_ method: ProtocolMethod, id: Int, cursor: PageCursor?) -> OutgoingMessage {
    .call(method, id: id, revision: revision) { [client, revision] writer in
      writer.key("_meta")
      writer.object { writer in
        writer.key("io.modelcontextprotocol/protocolVersion")
        writer.string(revision.rawValue)
        writer.key("io.modelcontextprotocol/clientCapabilities")
        writer.object { _ in }
        writer.key("io.modelcontextprotocol/clientInfo")
        client.write(into: &writer)
      }
      guard let cursor else { return }
      writer.key("cursor")
      writer.verbatim(cursor.token)
    }
  }

  // MARK: Answers

  private mutating func discovered(_ response: IncomingResponse) -> [SessionAction] {
    if let error = response.error { return discoveryRefused(error) }
    guard let result = response.result, result.kind == .object,
      let versions = result.present("supportedVersions"), versions.kind == .array
    else {
      return stop(
        Trouble(.protocolError, "the server's answer to `server/discover` names no revisions", hint: .mayBeLegacy))
    }
    if let trouble = incomplete(result) { return stop(trouble) }
    let spoken = versions.elements.prefix(50).compactMap(\.string)
    guard spoken.contains(revision.rawValue) else { return stop(unsupported(spoken)) }
    record.facts = ServerFacts(result: result, info: Self.serverInfo(in: result), revision: revision.rawValue)
    return ask(cursor: nil)
  }

  private mutating func discoveryRefused(_ error: ResponseError) -> [SessionAction] {
    switch error.code {
    case ResponseError.unsupportedVersion:
      if error.supported.contains(revision.rawValue), !hasRetriedOpening {
        hasRetriedOpening = true
        return discover()
      }
      return stop(unsupported(error.supported))
    case ResponseError.missingClientCapability:
      return stop(
        Trouble(.unsupportedVersion, "the server lists only for clients with abilities that we lack: \(error.sentence)")
      )
    case ResponseError.headerMismatch:
      return stop(
        Trouble(.protocolError, "headers and message do not agree for the server; a proxy may strip them"))
    case ResponseError.methodNotFound where !isGuess:
      isGuess = true
      record.facts.revision = revision.rawValue
      return ask(cursor: nil)
    default:
      return stop(
        Trouble(
          .protocolError, "the server refused `server/discover` with \(error.sentence)", hint: .mayBeLegacy))
    }
  }

  private mutating func listed(_ response: IncomingResponse) -> [SessionAction] {
    if isGuess, !record.hasPages, let error = response.error {
      return stop(
        Trouble(
          .protocolError, "the server knows neither `server/discover` nor `tools/list`: \(error.sentence)",
          hint: .mayBeLegacy))
    }
    if let result = response.result {
      if let trouble = incomplete(result) { return stop(trouble) }
      if isGuess, !record.hasPages {
        guard Self.isModern(result) else { return stop(Self.guessedWrong) }
        if let info = Self.serverInfo(in: result) { record.facts.readInfo(info) }
      }
    }
    switch record.accept(response) {
    case .next(let cursor): return ask(cursor: cursor)
    case .end(let action): return end(action)
    }
  }

  /// Some servers of the handshake era answer any listing without an opening. What they say of themselves, their
  /// instructions first of all, comes only with the handshake, so their word alone does not make them modern.
  private static let guessedWrong = Trouble(
    .protocolError, "the server answers `tools/list` but does not know `server/discover`", hint: .mayBeLegacy)

  /// True if a listing carries what only revision 2026-07-28 has.
  private static func isModern(_ result: JSONValue) -> Bool {
    ["resultType", "ttlMs", "cacheScope"].contains { result[$0] != nil } || serverInfo(in: result) != nil
  }

  /// A result that is not the whole answer; `input_required` is never legal for what we ask.
  private func incomplete(_ result: JSONValue) -> Trouble? {
    guard let type = result.present("resultType"), type.string != "complete" else { return nil }
    let words = String(decoding: type.sourceBytes.prefix(64), as: UTF8.self)
    return Trouble(.protocolError, "the server's answer is of the kind `\(words)` and not `complete`")
  }

  private func unsupported(_ versions: [String]) -> Trouble {
    let known = versions.compactMap(ProtocolRevision.init)
    let list =
      versions.isEmpty ? "no revision that it names" : "only `" + versions.prefix(10).joined(separator: "`, `") + "`"
    return Trouble(
      .unsupportedVersion, "the server speaks \(list)",
      hint: known.contains { !$0.isModern } || versions.isEmpty ? .mayBeLegacy : nil)
  }

  private static func serverInfo(in result: JSONValue) -> JSONValue? {
    result.present("_meta")?.present("io.modelcontextprotocol/serverInfo")
  }

  // MARK: Messages

  private mutating func receive(_ message: IncomingMessage) -> [SessionAction] {
    switch message.kind {
    case .request(let request):
      // This revision knows no requests of servers: noted, never answered.
      if record.requests.note(request) == .giveUp {
        return stop(Trouble(.protocolError, "the server floods us with requests of its own"))
      }
      return []
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
    if case .discovering = state { return discovered(response) }
    return listed(response)
  }

  // MARK: Ending

  private mutating func timeOut(_ timer: SessionTimer) -> [SessionAction] {
    switch (timer, state) {
    case (.answer(let id), .discovering(let current)) where id == current:
      return stop(Trouble(.startTimeout, "no answer to `server/discover` within \(limits.startMilliseconds) ms"))
    case (.answer(let id), .listing(let current, _)) where id == current:
      return stop(Trouble(.listTimeout, "no answer to `tools/list` within \(limits.pageMilliseconds) ms"))
    case (.total, .discovering):
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
