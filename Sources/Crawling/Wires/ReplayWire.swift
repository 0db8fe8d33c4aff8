import Synchronization

/// The wire over a recording.
final class ReplayWire: Wire {
  private let inbox: Inbox
  private let replay: Mutex<Replay>

  init(_ recording: ConversationRecording, inbox: Inbox) {
    replay = Mutex(Replay(recording.steps))
    self.inbox = inbox
  }

  var diagnostics: [WireNote] { [] }

  func send(_ message: OutgoingMessage) {
    for event in replay.withLock({ $0.events(after: message) }) { inbox.post(event) }
  }

  func close() async { inbox.close() }
}
