import JSONText
import ToolModel

/// The place in a recording: what was received after a message of ours comes again after the same message.
struct Replay: Sendable {
  private let steps: [ConversationRecording.Step]
  private var place = 0

  init(_ steps: [ConversationRecording.Step]) { self.steps = steps }

  static let endsEarly = Trouble(.protocolError, "the recording ends before the conversation does")

  /// What happens once we have sent this.
  mutating func events(after message: OutgoingMessage) -> [SessionEvent] {
    let wanted = (try? JSONDocument(message.bytes).root).map(Self.key)
    guard place < steps.count, case .sent(let recorded) = steps[place], Self.key(recorded) == wanted else {
      return [.closed(Trouble(.protocolError, "the recording goes on with something else than our message"))]
    }
    place += 1
    var events: [SessionEvent] = []
    while place < steps.count, case .happened(let event) = steps[place] {
      events.append(event)
      place += 1
    }
    if place == steps.count { events.append(.closed(Self.endsEarly)) }
    return events
  }

  /// What makes two messages the same: method and id. Our name and version may have changed since.
  private static func key(_ message: JSONValue) -> String {
    let id = message["id"].map { String(decoding: $0.sourceBytes, as: UTF8.self) } ?? ""
    return "\(message["method"]?.string ?? "") \(id)"
  }
}
