import JSONText
import ToolModel

/// The stateless era (revision 2026-07-28): `server/discover`, then pages of `tools/list`; every request describes
/// itself.
struct ModernSession: EraSession {
  var course: SessionCourse
  /// True if the server refused `server/discover` as unknown: then a refused listing says nothing of the server.
  private var isGuess = false
  private let revision = ProtocolRevision.newestModern

  static let openingMethod = ProtocolMethod.discover

  init(settings: CrawlSettings) { course = SessionCourse(settings: settings) }

  mutating func open() -> [SessionAction] {
    let id = course.takeOpeningID()
    return [
      .send(request(.discover, id: id, cursor: nil)),
      .startTimer(.answer(id: id), milliseconds: course.limits.startMilliseconds),
    ]
  }

  func request(_ method: ProtocolMethod, id: Int, cursor: PageCursor?) -> OutgoingMessage {
    .call(method, id: id, revision: revision) { [course, revision] writer in
      writer.key("_meta")
      writer.object { writer in
        writer.key("io.modelcontextprotocol/protocolVersion")
        writer.string(revision.rawValue)
        writer.key("io.modelcontextprotocol/clientCapabilities")
        writer.object { _ in }
        writer.key("io.modelcontextprotocol/clientInfo")
        course.client.write(into: &writer)
      }
      guard let cursor else { return }
      writer.key("cursor")
      writer.verbatim(cursor.token)
    }
  }

  /// This revision knows no requests of servers: noted, never answered.
  func answer(to request: IncomingRequest) -> OutgoingMessage? { nil }

  mutating func recover(from trouble: Trouble) -> [SessionAction]? { nil }

  // MARK: Answers

  mutating func opened(_ response: IncomingResponse) -> [SessionAction] {
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
    course.record.facts = ServerFacts(result: result, info: Self.serverInfo(in: result), revision: revision.rawValue)
    return ask(cursor: nil)
  }

  private mutating func discoveryRefused(_ error: ResponseError) -> [SessionAction] {
    switch error.code {
    case ResponseError.unsupportedVersion:
      if error.supported.contains(revision.rawValue), !course.hasRetriedOpening {
        course.hasRetriedOpening = true
        return open()
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
      course.record.facts.revision = revision.rawValue
      return ask(cursor: nil)
    default:
      return stop(
        Trouble(
          .protocolError, "the server refused `server/discover` with \(error.sentence)", hint: .mayBeLegacy))
    }
  }

  mutating func objection(to response: IncomingResponse) -> Trouble? {
    let isFirst = isGuess && !course.record.hasPages
    if isFirst, let error = response.error {
      return Trouble(
        .protocolError, "the server knows neither `server/discover` nor `tools/list`: \(error.sentence)",
        hint: .mayBeLegacy)
    }
    guard let result = response.result else { return nil }
    if let trouble = incomplete(result) { return trouble }
    course.record.facts.readFreshness(result)
    guard isFirst else { return nil }
    guard Self.isModern(result) else { return Self.guessedWrong }
    if let info = Self.serverInfo(in: result) { course.record.facts.readInfo(info) }
    return nil
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
}
