import JSONText
import Synchronization
import Transfers

/// Reads the body of one exchange as it arrives. What stands in its event stream before the awaited answer is handed
/// on at once, since a server may wait for our word on it; with the answer the exchange ends, since some servers keep
/// the stream open for ever.
final class AnswerWatcher: Sendable {
  /// What a body came to.
  enum Outcome: Sendable {
    /// The awaited answer, with what stood beside it.
    case answer([IncomingMessage])
    /// An event stream that ended without the answer; where it may be resumed, and after how many milliseconds.
    case lost(lastEventID: String?, retryMilliseconds: Int?)
    /// Something that is neither JSON with the answer nor an event stream.
    case other
    /// A line or event was longer than the limit.
    case overlong
  }

  private let awaited: Int?
  private let maximumBytes: Int
  /// True if the exchange is the server's last unless its answer names a further page.
  private let watchesForCursor: Bool
  private let deliver: @Sendable (IncomingMessage) -> Void
  private let state: Mutex<State>

  private struct State: Sendable {
    var stream: EventStream
    /// Nil until the first byte tells: a body of JSON is left alone until it is whole.
    var isJSON: Bool?
    var answer: [IncomingMessage]?
    var events = 0
  }

  /// `awaited` is the id of our request; nil hands on everything, answers too.
  init(
    awaited: Int?, maximumBytes: Int, watchesForCursor: Bool = false,
    deliver: @escaping @Sendable (IncomingMessage) -> Void
  ) {
    self.awaited = awaited
    self.maximumBytes = maximumBytes
    self.watchesForCursor = watchesForCursor
    self.deliver = deliver
    state = Mutex(State(stream: EventStream(maximumEventBytes: maximumBytes)))
  }

  /// The event to resume from, as far as the stream was read.
  var lastEventID: String? { state.withLock { $0.stream.lastEventID } }

  func take(_ piece: ArraySlice<UInt8>) -> TransferStep {
    state.withLock { state in
      if state.isJSON == nil, let first = piece.first(where: { $0 > 0x20 }) {
        state.isJSON = first == 0x7B || first == 0x5B
      }
      guard state.isJSON == false, state.answer == nil else {
        return watchesForCursor && CursorMark.isNear(piece) ? .proceedKeeping : .proceed
      }
      for event in state.stream.feed(piece) {
        read(event, &state)
        if state.answer != nil { return .finish }
      }
      return state.stream.isOverlong ? .finish : .proceed
    }
  }

  /// What the whole body came to; `type` is its media type.
  func outcome(_ body: [UInt8], type: String) -> Outcome {
    state.withLock { state in
      if let answer = state.answer { return .answer(answer) }
      if state.stream.isOverlong { return .overlong }
      if state.isJSON == false {
        // The end of the stream may have cut off the blank line after the answer.
        if let event = state.stream.finish() { read(event, &state) }
        if let answer = state.answer { return .answer(answer) }
      }
      if type == "text/event-stream" || state.events > 0 {
        return .lost(lastEventID: state.stream.lastEventID, retryMilliseconds: state.stream.retryMilliseconds)
      }
      guard let document = try? JSONDocument(body, limits: .message(bytes: maximumBytes)) else { return .other }
      let messages = IncomingMessage.messages(in: document)
      return holdsAnswer(messages) ? .answer(messages) : .other
    }
  }

  private func read(_ event: EventStream.Event, _ state: inout State) {
    guard event.type == "message", let document = try? JSONDocument(event.data, limits: .message(bytes: maximumBytes))
    else { return }
    state.events += 1
    let messages = IncomingMessage.messages(in: document)
    if holdsAnswer(messages) {
      state.answer = messages
    } else {
      for message in messages { deliver(message) }
    }
  }

  private func holdsAnswer(_ messages: [IncomingMessage]) -> Bool {
    guard let awaited else { return false }
    return messages.contains { message in
      guard case .response(let response) = message.kind else { return false }
      return response.match(awaited) != .none
    }
  }
}
