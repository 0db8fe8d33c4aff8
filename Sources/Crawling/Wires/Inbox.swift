/// What a conversation waits for, from the wire and from its timers, in the order of arrival.
struct Inbox: Sendable {
  let events: AsyncStream<SessionEvent>
  private let continuation: AsyncStream<SessionEvent>.Continuation
  private let recorder: ConversationRecorder?

  init(recorder: ConversationRecorder? = nil) {
    (events, continuation) = AsyncStream.makeStream(of: SessionEvent.self)
    self.recorder = recorder
  }

  func post(_ event: SessionEvent) {
    recorder?.happened(event)
    continuation.yield(event)
  }

  func close() { continuation.finish() }
}
