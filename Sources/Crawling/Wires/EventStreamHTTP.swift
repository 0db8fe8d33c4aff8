import JSONText
import Synchronization
import ToolModel
import Transfers

/// The wire over HTTP+SSE, the transport of revision 2024-11-05: an event stream brings every message, and its first
/// event names the endpoint that takes ours.
final class EventStreamHTTP: Wire {
  private let exchange: HTTPExchange
  private let inbox: Inbox
  private let settings: CrawlSettings
  private let url: String
  private let state: Mutex<State>

  private struct State: Sendable {
    var stream: EventStream
    /// The URL of the stream after redirects.
    var streamURL: String
    var endpoint: String?
    var waiting: [OutgoingMessage] = []
    var tasks: [Task<Void, Never>] = []
    var last: Task<Void, Never>?
  }

  /// The `endpoint` event must come within so many milliseconds.
  private static let endpointMilliseconds = 5_000

  init(url: String, exchange: HTTPExchange, inbox: Inbox) {
    self.url = url
    self.exchange = exchange
    self.inbox = inbox
    settings = exchange.settings
    state = Mutex(
      State(stream: EventStream(maximumEventBytes: exchange.settings.maximumMessageBytes), streamURL: url))
  }

  var diagnostics: [WireNote] {
    guard state.withLock({ $0.endpoint != nil }) else { return [] }
    return [WireNote(code: "older-transport", message: "the server speaks HTTP+SSE, the transport of 2024-11-05")]
  }

  /// Opens the stream.
  func start() {
    let reading = Task { await self.read() }
    let limit = Task {
      let milliseconds = min(Self.endpointMilliseconds, self.settings.startMilliseconds)
      guard (try? await Task.sleep(for: .milliseconds(milliseconds))) != nil else { return }
      if self.state.withLock({ $0.endpoint == nil }) { self.inbox.post(.closed(Self.noEndpoint(status: nil))) }
    }
    state.withLock { $0.tasks += [reading, limit] }
  }

  func send(_ message: OutgoingMessage) {
    state.withLock { state in
      if state.endpoint == nil { state.waiting.append(message) } else { enqueue(message, &state) }
    }
  }

  func close() async {
    inbox.close()
    let tasks = state.withLock { $0.tasks + [$0.last].compactMap(\.self) }
    for task in tasks { task.cancel() }
  }

  // MARK: The stream

  private func read() async {
    let outcome = await exchange.run(at: url, retriesOutage: true) { url in
      state.withLock { state in
        state.streamURL = url
        state.stream = EventStream(maximumEventBytes: settings.maximumMessageBytes)
      }
      var request = exchange.request(
        .get, url, fields: [("Accept", "text/event-stream")], milliseconds: settings.totalMilliseconds,
        bodyBytes: settings.maximumBytes)
      request.observer = { [weak self] piece in self?.take(piece) ?? .finish }
      return request
    }
    switch outcome {
    case .refused(let trouble): inbox.post(.closed(trouble))
    case .failure(let failure):
      if failure.reason != .cancelled { inbox.post(.closed(HTTPReply.trouble(failure))) }
    case .response(let response, _):
      if response.status != 200 { return inbox.post(.closed(HTTPReply.trouble(response))) }
      let (hasEndpoint, isOverlong) = state.withLock { ($0.endpoint != nil, $0.stream.isOverlong) }
      if isOverlong {
        inbox.post(
          .closed(Trouble(.tooLarge, "the server sent an event of more than \(settings.maximumMessageBytes) bytes")))
      } else if hasEndpoint {
        inbox.post(
          .closed(Trouble(.protocolError, "the server closed its event stream before the listing was complete")))
      } else {
        inbox.post(.closed(Self.noEndpoint(status: response.status)))
      }
    }
  }

  private static func noEndpoint(status: Int?) -> Trouble {
    Trouble(.notMCP, "no event stream that names an endpoint answers there", httpStatus: status)
  }

  private func take(_ piece: ArraySlice<UInt8>) -> TransferStep {
    let (events, isOverlong) = state.withLock { ($0.stream.feed(piece), $0.stream.isOverlong) }
    for event in events {
      switch event.type {
      case "endpoint":
        if let trouble = adopt(String(decoding: event.data.prefix(8_192), as: UTF8.self)) {
          inbox.post(.closed(trouble))
          return .finish
        }
      case "message":
        guard let document = try? JSONDocument(event.data, limits: .message(bytes: event.data.count)) else { continue }
        for message in IncomingMessage.messages(in: document) { inbox.post(.message(message)) }
      default: break
      }
    }
    return isOverlong ? .finish : .proceed
  }

  /// The first endpoint counts; it must be of the stream's own origin, since our credentials go there.
  private func adopt(_ reference: String) -> Trouble? {
    state.withLock { state in
      guard state.endpoint == nil else { return nil }
      guard let here = CanonicalURL.parse(state.streamURL), let target = here.resolving(reference) else {
        return Trouble(.protocolError, "the server's event stream names an endpoint that is no URL")
      }
      guard target.origin == here.origin else {
        return Trouble(
          .blocked, "the server's event stream names an endpoint elsewhere; name it if you trust it",
          detail: "endpoint `\(target.text.prefix(300))`")
      }
      state.endpoint = target.requestText
      let waiting = state.waiting
      state.waiting = []
      for message in waiting { enqueue(message, &state) }
      return nil
    }
  }

  // MARK: The endpoint

  private func enqueue(_ message: OutgoingMessage, _ state: inout State) {
    let before = state.last
    state.last = Task {
      await before?.value
      if !Task.isCancelled { await self.post(message) }
    }
  }

  private func post(_ message: OutgoingMessage) async {
    guard let endpoint = state.withLock({ $0.endpoint }) else { return }
    var fields = [(name: "Content-Type", value: "application/json")]
    if let revision = message.revision { fields.append(("MCP-Protocol-Version", revision.rawValue)) }
    let outcome = await exchange.run(at: endpoint, retriesOutage: message.requestID != nil) { url in
      exchange.request(
        .post, url, fields: fields, body: message.bytes, milliseconds: settings.totalMilliseconds, bodyBytes: 1 << 20)
    }
    let trouble: Trouble?
    switch outcome {
    case .refused(let refusal): trouble = refusal
    case .failure(let failure): trouble = failure.reason == .cancelled ? nil : HTTPReply.trouble(failure)
    case .response(let response, _):
      // The answer comes on the stream, before or after this.
      trouble = (200..<300).contains(response.status) ? nil : HTTPReply.trouble(response)
    }
    guard let trouble else { return }
    if let id = message.requestID {
      inbox.post(.requestFailed(id: id, trouble))
    } else if trouble.reason == .authRequired {
      inbox.post(.closed(trouble))
    }
  }
}
