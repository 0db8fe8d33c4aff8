import JSONText
package import ToolModel

/// A conversation that was written down.
package struct ConversationRecording: Sendable {
  /// The version of the format.
  static let format = 1

  /// One line.
  enum Step: Sendable {
    case sent(JSONValue)
    case happened(SessionEvent)
  }

  /// `legacy` or `modern`.
  package let era: ProtocolEra
  let steps: [Step]
  private let server: String
  private let time: Int64

  private static let maximumSteps = 400_000

  /// Nil if the bytes are no recording.
  package init?(_ bytes: [UInt8]) {
    var era: ProtocolEra?
    var steps: [Step] = []
    var server = ""
    var time: Int64 = 0
    for line in bytes.split(separator: 0x0A).prefix(Self.maximumSteps) {
      guard let root = try? JSONDocument(Array(line)).root, root.kind == .object else { return nil }
      if era == nil {
        guard root["recording"]?.integer == Self.format else { return nil }
        guard let named = root["era"]?.string.flatMap(ProtocolEra.init), named != .auto else { return nil }
        era = named
        server = root["server"]?.string ?? ""
        time = root["time"]?.numberText.flatMap { Int64($0) } ?? 0
      } else if let message = root["sent"] {
        steps.append(.sent(message))
      } else if let message = root["received"] {
        steps.append(.happened(.message(IncomingMessage(message))))
      } else if let id = root["failed"]?.integer, let trouble = Trouble(root["trouble"]) {
        steps.append(.happened(.requestFailed(id: id, trouble)))
      } else if root["closed"] != nil, let trouble = Trouble(root["trouble"]) {
        steps.append(.happened(.closed(trouble)))
      }
    }
    guard let era else { return nil }
    self.era = era
    self.steps = steps
    self.server = server
    self.time = time
  }

  /// Lives the conversation through again: no process, no network, no clock. `label` names the file; without `serverID`
  /// the recording says whose conversation it was.
  package func replay(label: String, serverID: String? = nil) -> CrawlOutcome {
    let id = serverID ?? (server.isEmpty ? label : server)
    let source = ServerSource(id: ServerID(id), name: id, location: .savedList(label: label))
    var settings = CrawlSettings()
    settings.now = { [time] in time }
    let result =
      era == .modern ? drive(ModernSession(settings: settings)) : drive(LegacySession(settings: settings))
    return OutcomeReporter(source: source, settings: settings, vault: Vault()).outcome(result, notes: [])
  }

  private func drive(_ start: some ListingSession) -> SessionResult {
    var session = start
    var replay = Replay(steps)
    var events: [SessionEvent] = [.started]
    var next = 0
    while next < events.count {
      for action in session.handle(events[next]) {
        switch action {
        case .send(let message): events += replay.events(after: message)
        case .startTimer: break
        case .end(let result): return result
        }
      }
      next += 1
    }
    return .failed(Replay.endsEarly)
  }
}

extension Trouble {
  /// As a recording holds it.
  fileprivate init?(_ value: JSONValue?) {
    guard let value, let reason = value["reason"]?.string.flatMap(CrawlFailure.Reason.init),
      let message = value["message"]?.string
    else { return nil }
    self.init(
      reason, message, httpStatus: value["httpStatus"]?.integer, detail: value["detail"]?.string,
      hint: value["hint"]?.string.flatMap(Hint.init))
  }
}
