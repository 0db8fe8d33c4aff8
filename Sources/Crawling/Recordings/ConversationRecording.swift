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

  private static let maximumSteps = 400_000

  /// Nil if the bytes are no recording.
  package init?(_ bytes: [UInt8]) {
    var era: ProtocolEra?
    var steps: [Step] = []
    for line in bytes.split(separator: 0x0A).prefix(Self.maximumSteps) {
      guard let root = try? JSONDocument(Array(line)).root, root.kind == .object else { return nil }
      if era == nil {
        guard root["recording"]?.integer == Self.format else { return nil }
        guard let named = root["era"]?.string.flatMap(ProtocolEra.init), named != .auto else { return nil }
        era = named
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
  }

  /// Lives the conversation through again: no process, no network. `source` says whose it was.
  package func replay(of source: ServerSource, settings: CrawlSettings) async -> CrawlOutcome {
    let inbox = Inbox()
    let wire = ReplayWire(self, inbox: inbox)
    let conversation = Conversation(wire: wire, inbox: inbox)
    let result =
      era == .modern
      ? await conversation.run(ModernSession(settings: settings))
      : await conversation.run(LegacySession(settings: settings))
    await wire.close()
    return OutcomeReporter(
      source: source, settings: settings, redactor: EvidenceRedactor(vault: Vault(), settings: settings)
    ).outcome(result, notes: wire.diagnostics)
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
