import JSONText
import Synchronization
import ToolModel

/// Writes a conversation down as it happens, without its secrets, so that it can be replayed: one JSON object a line.
final class ConversationRecorder: Sendable {
  private let redactor: RecordingRedactor
  private let maximumBytes: Int
  private let state = Mutex<[UInt8]>([])

  /// `server` is the id of the server, `time` when the conversation began in seconds since 1970-01-01T00:00:00Z.
  init(era: ProtocolEra, server: ServerID, time: Int64, redactor: EvidenceRedactor, maximumBytes: Int) {
    self.redactor = RecordingRedactor(redactor: redactor)
    self.maximumBytes = maximumBytes
    append { writer in
      writer.key("recording")
      writer.integer(ConversationRecording.format)
      writer.key("era")
      writer.string(era.rawValue)
      writer.key("server")
      writer.string(server.text)
      writer.key("time")
      writer.integer(time)
    }
  }

  /// Nil if nobody wants recordings.
  static func make(
    for source: ServerSource, era: ProtocolEra, settings: CrawlSettings, vault: Vault
  ) -> ConversationRecorder? {
    guard settings.keepRecording != nil else { return nil }
    return ConversationRecorder(
      era: era, server: source.id, time: settings.now(),
      redactor: EvidenceRedactor(source: source, vault: vault, settings: settings),
      maximumBytes: 2 * settings.maximumBytes)
  }

  /// The recording so far.
  var bytes: [UInt8] { state.withLock { $0 } }

  /// What we sent.
  func sent(_ message: OutgoingMessage) {
    guard let value = try? JSONDocument(message.bytes).root else { return }
    append { [redactor] writer in
      writer.key("sent")
      redactor.write(value, into: &writer)
    }
  }

  /// What came, or why nothing came. Timers are not written down.
  func happened(_ event: SessionEvent) {
    switch event {
    case .started, .timerFired: break
    case .message(let message):
      append { [redactor] writer in
        writer.key("received")
        redactor.write(message.source, into: &writer)
      }
    case .requestFailed(let id, let trouble):
      append { [redactor] writer in
        writer.key("failed")
        writer.integer(id)
        writer.key("trouble")
        redactor.write(trouble, into: &writer)
      }
    case .closed(let trouble):
      append { [redactor] writer in
        writer.key("closed")
        writer.boolean(true)
        writer.key("trouble")
        redactor.write(trouble, into: &writer)
      }
    }
  }

  private func append(_ members: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    writer.object(members)
    state.withLock { bytes in
      guard bytes.count + writer.bytes.count < maximumBytes else { return }
      bytes.append(contentsOf: writer.bytes)
      bytes.append(0x0A)
    }
  }
}
