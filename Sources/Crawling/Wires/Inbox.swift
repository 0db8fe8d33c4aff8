/// What a conversation waits for, from the wire and from its timers, in the order of arrival.
struct Inbox: Sendable {
  let events: AsyncStream<SessionEvent>
  private let continuation: AsyncStream<SessionEvent>.Continuation

  init() { (events, continuation) = AsyncStream.makeStream(of: SessionEvent.self) }

  func post(_ event: SessionEvent) { continuation.yield(event) }

  func close() { continuation.finish() }
}
