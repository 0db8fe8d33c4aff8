import JSONText
import Synchronization
import Transfers

/// Watches the body of one exchange as it arrives. What stands in its event stream before the awaited answer is handed
/// on at once, since a server may wait for our word on it; with the answer the exchange ends, since some servers keep
/// the stream open for ever.
final class AnswerWatcher: Sendable {
  private let awaited: Int?
  private let deliver: @Sendable (IncomingMessage) -> Void
  private let state: Mutex<State>

  private struct State: Sendable {
    var stream: EventStream
    var delivered = 0
  }

  init(
    _ kind: OutgoingMessage.Kind, maximumBytes: Int, deliver: @escaping @Sendable (IncomingMessage) -> Void
  ) {
    awaited = if case .request(_, let id) = kind { id } else { nil }
    self.deliver = deliver
    state = Mutex(State(stream: EventStream(maximumEventBytes: maximumBytes)))
  }

  /// How many messages of the stream, counted from its start, were handed on already.
  var delivered: Int { state.withLock { $0.delivered } }

  func take(_ piece: ArraySlice<UInt8>) -> TransferStep {
    guard let awaited else { return .proceed }
    return state.withLock { state in
      for event in state.stream.feed(piece) where event.type == "message" {
        guard let document = try? JSONDocument(event.data) else { continue }
        let messages = IncomingMessage.messages(in: document)
        if Self.holds(messages, answerTo: awaited) { return .finish }
        for message in messages { deliver(message) }
        state.delivered += messages.count
      }
      return .proceed
    }
  }

  /// True if the answer is among them.
  func accepts(_ messages: [IncomingMessage]) -> Bool {
    guard let awaited else { return true }
    return Self.holds(messages, answerTo: awaited)
  }

  private static func holds(_ messages: [IncomingMessage], answerTo id: Int) -> Bool {
    messages.contains { message in
      guard case .response(let response) = message else { return false }
      return response.match(id) != .none
    }
  }
}
