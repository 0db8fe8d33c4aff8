import JSONText
import Synchronization
import Transfers

/// Watches the body of one exchange as it arrives and ends it once the awaited answer stands in its event stream: some
/// servers keep the stream open for ever.
final class AnswerWatcher: Sendable {
  private let awaited: Int?
  private let state: Mutex<EventStream>

  init(_ kind: OutgoingMessage.Kind, maximumBytes: Int) {
    awaited = if case .request(_, let id) = kind { id } else { nil }
    state = Mutex(EventStream(maximumEventBytes: maximumBytes))
  }

  func take(_ piece: ArraySlice<UInt8>) -> TransferStep {
    guard let awaited else { return .proceed }
    return state.withLock { stream in
      for event in stream.feed(piece) where event.type == "message" {
        guard let document = try? JSONDocument(event.data) else { continue }
        if Self.holds(IncomingMessage.messages(in: document), answerTo: awaited) { return .finish }
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
