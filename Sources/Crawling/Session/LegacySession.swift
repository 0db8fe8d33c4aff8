import JSONText
import ToolModel

/// The handshake era (revisions 2024-11-05 to 2025-11-25): `initialize`, `notifications/initialized`, pages of
/// `tools/list`.
struct LegacySession: EraSession {
  var course: SessionCourse
  private var revision: ProtocolRevision?
  private var hasRestarted = false

  static let openingMethod = ProtocolMethod.initialize

  init(settings: CrawlSettings) { course = SessionCourse(settings: settings) }

  mutating func open() -> [SessionAction] { open(offering: .newestLegacy) }

  private mutating func open(offering offer: ProtocolRevision) -> [SessionAction] {
    let id = course.takeOpeningID()
    let client = course.client
    let message = OutgoingMessage.call(.initialize, id: id, revision: nil) { writer in
      writer.key("protocolVersion")
      writer.string(offer.rawValue)
      writer.key("capabilities")
      writer.object { _ in }
      writer.key("clientInfo")
      client.write(into: &writer)
    }
    return [.send(message), .startTimer(.answer(id: id), milliseconds: course.limits.startMilliseconds)]
  }

  mutating func opened(_ response: IncomingResponse) -> [SessionAction] {
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
    course.record.facts = ServerFacts(result: result, info: result.present("serverInfo"), revision: chosen.rawValue)
    return [.send(.call(.initialized, id: 0, revision: chosen))] + ask(cursor: nil)
  }

  private mutating func openingRefused(_ error: ResponseError) -> [SessionAction] {
    let spoken = error.supported.compactMap(ProtocolRevision.init)
    if let mutual = spoken.filter({ !$0.isModern }).max() {
      if !course.hasRetriedOpening {
        course.hasRetriedOpening = true
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

  func request(_ method: ProtocolMethod, id: Int, cursor: PageCursor?) -> OutgoingMessage {
    .call(method, id: id, revision: revision) { writer in
      guard let cursor else { return }
      writer.key("cursor")
      writer.verbatim(cursor.token)
    }
  }

  func answer(to request: IncomingRequest) -> OutgoingMessage? { .answer(to: request, revision: revision) }

  mutating func objection(to response: IncomingResponse) -> Trouble? { nil }

  /// A session that the server forgot is opened anew once, and the listing starts over.
  mutating func recover(from trouble: Trouble) -> [SessionAction]? {
    guard trouble.hint == .sessionExpired, !hasRestarted else { return nil }
    if case .counting = course.phase { return nil }
    hasRestarted = true
    course.record.startOver()
    return open(offering: .newestLegacy)
  }
}
