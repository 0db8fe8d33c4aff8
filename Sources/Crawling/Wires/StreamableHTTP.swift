import JSONText
import Synchronization
import ToolModel
import Transfers

/// The wire over streamable HTTP, of both eras: one POST a message, answers as JSON or as an event stream. Only the
/// handshake era has sessions, a channel of the server's own and streams that can be resumed.
final class StreamableHTTP: Wire {
  private let exchange: HTTPExchange
  private let inbox: Inbox
  private let settings: CrawlSettings
  private let state: Mutex<State>

  private struct State: Sendable {
    /// With its query; a redirect within the origin moves it.
    var url: String
    var session: String?
    var revision: ProtocolRevision?
    var bytes = 0
    var last: Task<Void, Never>?
    /// Exchanges beside the ordered ones: answers of ours, the server's channel.
    var others: [Task<Void, Never>] = []
    var channel: Task<Void, Never>?
    var notes: [WireNote] = []
  }

  /// How often a broken event stream is taken up again for one answer.
  private static let maximumResumptions = 2

  /// `url` holds its query.
  init(url: String, exchange: HTTPExchange, inbox: Inbox) {
    state = Mutex(State(url: url))
    self.exchange = exchange
    self.inbox = inbox
    settings = exchange.settings
  }

  var diagnostics: [WireNote] { state.withLock { $0.notes } }

  /// Where the server is after redirects, with its query.
  var url: String { state.withLock { $0.url } }

  func send(_ message: OutgoingMessage) {
    state.withLock { state in
      if message.kind == .answer {
        // The server may wait for it before it goes on with the exchange that is open.
        state.others.append(Task { await self.post(message) })
      } else {
        let before = state.last
        state.last = Task {
          await before?.value
          if !Task.isCancelled { await self.post(message) }
        }
      }
    }
  }

  func close() async {
    inbox.close()
    let (tasks, session, url) = state.withLock { state in
      (state.others + [state.last, state.channel].compactMap(\.self), state.session, state.url)
    }
    for task in tasks { task.cancel() }
    guard session != nil else { return }
    let request = exchange.request(
      .delete, url, fields: fields(), milliseconds: 2_000, bodyBytes: 1 << 20, closes: true)
    // On its own: an interrupted run closes its sessions too.
    let transfers = exchange.transfers
    _ = await Task { await transfers.run(request) }.value
  }

  // MARK: Requests

  /// `accept` is for the channel, where only an event stream makes sense.
  private func fields(
    accept: String = "application/json, text/event-stream"
  ) -> [(name: String, value: String)] {
    let (session, revision) = state.withLock { ($0.session, $0.revision) }
    var fields = [(name: "Accept", value: accept)]
    if let session { fields.append(("Mcp-Session-Id", session)) }
    if let revision { fields.append(("MCP-Protocol-Version", revision.rawValue)) }
    return fields
  }

  private func postFields(_ message: OutgoingMessage) -> [(name: String, value: String)] {
    var fields = fields() + [("Content-Type", "application/json")]
    if message.revision?.isModern == true, case .request(let method, _) = message.kind {
      fields.append(("Mcp-Method", method.rawValue))
    }
    return fields
  }

  private func watcher(awaiting id: Int?, isLast: Bool = false) -> AnswerWatcher {
    AnswerWatcher(awaited: id, maximumBytes: settings.maximumMessageBytes, watchesForCursor: isLast) { [inbox] in
      inbox.post(.message($0))
    }
  }

  /// A listing request is the last exchange unless a further page or the end of a session follows.
  private func mayBeLast(_ message: OutgoingMessage) -> Bool {
    guard case .request(.listTools, _) = message.kind else { return false }
    return state.withLock { $0.session == nil }
  }

  /// What the server may still send.
  private var bytesLeft: Int { max(settings.maximumBytes - state.withLock { $0.bytes }, 1) }

  private func post(_ message: OutgoingMessage) async {
    if let revision = message.revision { state.withLock { $0.revision = revision } }
    let silence = watchSilence(message)
    defer { if let silence { AlarmClock.shared.cancel(silence) } }
    let awaited = message.requestID
    var watcher = watcher(awaiting: awaited)
    let hasSession = state.withLock { $0.session != nil }
    let outcome = await exchange.run(at: url, retriesOutage: awaited != nil, hasSession: hasSession) { url in
      let isLast = mayBeLast(message)
      watcher = self.watcher(awaiting: awaited, isLast: isLast)
      return exchange.request(
        .post, url, fields: postFields(message), body: message.bytes, milliseconds: settings.totalMilliseconds,
        bodyBytes: bytesLeft, watcher: watcher, closes: isLast)
    }
    switch outcome {
    case .refused(let trouble): fail(message, trouble)
    case .failure(let failure):
      guard failure.reason != .cancelled else { return }
      if failure.reason == .broken, let event = watcher.lastEventID {
        return await resume(message, from: event, after: nil)
      }
      fail(message, HTTPReply.trouble(failure))
    case .response(let response, let url):
      moved(to: url)
      await take(response, of: message, watcher)
    }
  }

  /// The conversation goes on where a redirect has led.
  private func moved(to url: String) {
    let before = state.withLock { state in
      defer { state.url = url }
      return state.url
    }
    guard before != url, let from = CanonicalURL.parse(before), let there = CanonicalURL.parse(url),
      from.origin != there.origin
    else {
      return
    }
    note(
      "redirected", "the server redirects to `\(there.text.prefix(300))`; it was followed there without credentials")
  }

  // MARK: Replies

  private func take(_ response: TransferResponse, of message: OutgoingMessage, _ watcher: AnswerWatcher) async {
    guard count(response) else { return }
    guard case .request(let method, let id) = message.kind else {
      // Whatever a server says to a notification or an answer, only a refusal for want of credentials matters.
      if response.status == 401 { inbox.post(.closed(HTTPReply.trouble(response))) }
      return
    }
    let hadSession = state.withLock { $0.session != nil }
    if HTTPReply.isFinal(response.status) || (response.status == 404 && hadSession) {
      return fail(message, HTTPReply.trouble(response, hadSession: hadSession))
    }
    switch watcher.outcome(response.body, type: HTTPReply.type(of: response)) {
    case .answer(let messages): accept(messages, response, of: message, method)
    case .overlong:
      fail(message, Trouble(.tooLarge, "the server sent an event of more than \(settings.maximumMessageBytes) bytes"))
    case .lost(let event, let pause) where response.status == 200:
      if let event, message.revision?.isModern != true { return await resume(message, from: event, after: pause) }
      fail(message, Self.lost)
    case .lost, .other:
      if response.status == 202, method == .listTools, message.revision?.isModern != true {
        return await awaitOnChannel(id: id, message, response)
      }
      fail(message, HTTPReply.trouble(response, hadSession: hadSession))
    }
  }

  private func accept(
    _ messages: [IncomingMessage], _ response: TransferResponse, of message: OutgoingMessage, _ method: ProtocolMethod
  ) {
    if method == .initialize {
      if [400, 404, 405].contains(response.status), let error = messages.firstError, !error.namesRevisions {
        let trouble = Trouble(
          .protocolError, "the server refused `initialize` with \(error.sentence)", httpStatus: response.status,
          hint: .mayBeEventStream)
        return fail(message, trouble)
      }
      // Servers put fresh sessions on refusals too: only a real opening counts.
      if response.status == 200, messages.firstError == nil { adoptSession(response) }
    }
    let type = HTTPReply.type(of: response)
    if response.status == 200, type != "application/json", type != "text/event-stream" {
      note("content-type", "answers came with the content type `\(type.prefix(64))` and were read all the same")
    }
    for message in messages { inbox.post(.message(message)) }
  }

  /// A session id is visible ASCII (specification, section Session Management); anything else is not used.
  private func adoptSession(_ response: TransferResponse) {
    guard let session = response.header("Mcp-Session-Id"), !session.isEmpty else { return }
    guard session.utf8.count <= 4_096, session.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      return note("session-id", "the server's session id is not visible ASCII and was not used")
    }
    state.withLock { $0.session = session }
  }

  /// False once the server has sent more than it may.
  private func count(_ response: TransferResponse) -> Bool {
    let total = state.withLock { state in
      state.bytes += response.body.count
      return state.bytes
    }
    guard total > settings.maximumBytes else { return true }
    inbox.post(.closed(Trouble(.tooLarge, "the server sent more than \(settings.maximumBytes) bytes")))
    return false
  }

  private func fail(_ message: OutgoingMessage, _ trouble: Trouble) {
    if trouble.hint == .sessionExpired {
      state.withLock { state in
        state.session = nil
        state.revision = nil
      }
    }
    guard let id = message.requestID else { return }
    inbox.post(.requestFailed(id: id, trouble))
  }

  private func note(_ code: String, _ message: String) {
    state.withLock { state in
      let note = WireNote(code: code, message: message)
      if !state.notes.contains(note), state.notes.count < 20 { state.notes.append(note) }
    }
  }

  private static let lost = Trouble(
    .protocolError, "the server ended its event stream before it answered", httpStatus: 200, hint: .answerLost)

  // MARK: Resuming

  /// Takes a broken stream up again with a GET that names the last event (revisions 2025-03-26 to 2025-11-25, section
  /// Resumability and Redelivery).
  private func resume(_ message: OutgoingMessage, from event: String, after pause: Int?) async {
    var event = event
    var pause = pause
    for _ in 0..<Self.maximumResumptions {
      guard (try? await Task.sleep(for: .milliseconds(min(max(pause ?? 1_000, 0), 10_000)))) != nil else { return }
      let watcher = watcher(awaiting: message.requestID)
      let extra = event.utf8.allSatisfy { 0x20...0x7E ~= $0 } ? [(name: "Last-Event-ID", value: event)] : []
      let request = exchange.request(
        .get, url, fields: fields(accept: "text/event-stream") + extra, milliseconds: settings.totalMilliseconds,
        bodyBytes: bytesLeft, watcher: watcher)
      guard case .success(let response) = await exchange.transfers.run(request), response.status == 200 else { break }
      guard count(response) else { return }
      switch watcher.outcome(response.body, type: HTTPReply.type(of: response)) {
      case .answer(let messages):
        note("resumed-stream", "the server broke its event stream off; it was taken up again")
        for message in messages { inbox.post(.message(message)) }
        return
      case .lost(let last?, let next):
        event = last
        pause = next
      case .lost, .other, .overlong: return fail(message, Self.lost)
      }
    }
    fail(message, Self.lost)
  }

  // MARK: The server's channel

  /// A server that stays silent may wait for an answer to a question that it asked on its own channel.
  private func watchSilence(_ message: OutgoingMessage) -> AlarmClock.Alarm? {
    guard case .request(.listTools, _) = message.kind, message.revision?.isModern != true else { return nil }
    return AlarmClock.shared.set(milliseconds: settings.silenceMilliseconds) { _ = self.openChannel() }
  }

  /// Opens the channel unless it was opened before.
  private func openChannel() -> Task<Void, Never> {
    state.withLock { state in
      if let channel = state.channel { return channel }
      let channel = Task { await self.readChannel() }
      state.channel = channel
      return channel
    }
  }

  private func readChannel() async {
    let watcher = watcher(awaiting: nil)
    let request = exchange.request(
      .get, url, fields: fields(accept: "text/event-stream"), milliseconds: settings.totalMilliseconds,
      bodyBytes: bytesLeft, watcher: watcher)
    note("server-channel", "the server was silent, so its own channel was asked for")
    if case .success(let response) = await exchange.transfers.run(request) { _ = count(response) }
  }

  /// A request that was only taken note of: its answer may come on the channel.
  private func awaitOnChannel(id: Int, _ message: OutgoingMessage, _ response: TransferResponse) async {
    await openChannel().value
    // The channel has ended; if it brought the answer, the session no longer waits for this id.
    if !Task.isCancelled { fail(message, HTTPReply.trouble(response)) }
  }
}

extension [IncomingMessage] {
  /// The first answer's error, if the first answer is one.
  var firstError: ResponseError? {
    for message in self {
      if case .response(let response) = message.kind { return response.error }
    }
    return nil
  }
}
