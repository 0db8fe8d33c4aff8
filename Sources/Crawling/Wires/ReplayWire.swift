import JSONText
import Synchronization
import ToolModel

/// The wire over a recording: what was received after a message of ours comes again after the same message.
final class ReplayWire: Wire {
  private let steps: [ConversationRecording.Step]
  private let inbox: Inbox
  private let place = Mutex(0)

  init(_ recording: ConversationRecording, inbox: Inbox) {
    steps = recording.steps
    self.inbox = inbox
  }

  var diagnostics: [WireNote] { [] }

  func send(_ message: OutgoingMessage) {
    let words = (try? JSONDocument(message.bytes).root).map(Self.key) ?? ""
    let events: [SessionEvent] = place.withLock { place in
      guard place < steps.count, case .sent(let recorded) = steps[place], Self.key(recorded) == words else {
        return [.closed(Trouble(.protocolError, "the recording goes on with something else than our message"))]
      }
      place += 1
      var events: [SessionEvent] = []
      while place < steps.count, case .happened(let event) = steps[place] {
        events.append(event)
        place += 1
      }
      if place == steps.count {
        events.append(.closed(Trouble(.protocolError, "the recording ends before the conversation does")))
      }
      return events
    }
    for event in events { inbox.post(event) }
  }

  func close() async { inbox.close() }

  /// What makes two messages the same: method and id. Our name and version may have changed since.
  private static func key(_ message: JSONValue) -> String {
    let id = message["id"].map { String(decoding: $0.sourceBytes, as: UTF8.self) } ?? ""
    return "\(message["method"]?.string ?? "") \(id)"
  }
}
