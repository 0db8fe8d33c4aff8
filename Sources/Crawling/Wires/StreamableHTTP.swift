import JSONText
import Synchronization
import ToolModel
import Transfers

/// The wire over streamable HTTP of the handshake era: one POST a message, answers as JSON or as an event stream.
/// Redirects are followed as `RedirectRule` says.
final class StreamableHTTP: Wire {
  private let headers: [TransferHeader]
  private let inbox: Inbox
  private let settings: CrawlSettings
  private let transfers: TransferEngine
  private let state: Mutex<State>

  private struct State: Sendable {
    /// With its query; a redirect within the origin moves it.
    var url: String
    var session: String?
    var revision: ProtocolRevision?
    var bytes = 0
    var last: Task<Void, Never>?
    var answers: [Task<Void, Never>] = []
  }

  /// `url` holds its query; `headers` are the entry's own.
  init(url: String, headers: [TransferHeader], inbox: Inbox, settings: CrawlSettings, transfers: TransferEngine) {
    state = Mutex(State(url: url))
    self.headers = headers
    self.inbox = inbox
    self.settings = settings
    self.transfers = transfers
  }

  var diagnostics: [WireNote] { [] }

  func send(_ message: OutgoingMessage) {
    state.withLock { state in
      if message.kind == .answer {
        // The server may wait for it before it goes on with the exchange that is open.
        state.answers.append(Task { await self.exchange(message) })
      } else {
        let before = state.last
        state.last = Task {
          await before?.value
          await self.exchange(message)
        }
      }
    }
  }

  func close() async {
    inbox.close()
    let (tasks, session) = state.withLock { ($0.answers + ($0.last.map { [$0] } ?? []), $0.session) }
    for task in tasks { task.cancel() }
    guard session != nil else { return }
    _ = await transfers.run(request(.delete, body: [], milliseconds: 2_000))
  }

  private func request(_ method: TransferRequest.Method, body: [UInt8], milliseconds: Int) -> TransferRequest {
    let (url, session, revision) = state.withLock { ($0.url, $0.session, $0.revision) }
    var fields = headers
    fields.append(TransferHeader(name: "Accept", value: "application/json, text/event-stream"))
    if method == .post { fields.append(TransferHeader(name: "Content-Type", value: "application/json")) }
    if let session { fields.append(TransferHeader(name: "Mcp-Session-Id", value: session)) }
    if let revision { fields.append(TransferHeader(name: "MCP-Protocol-Version", value: revision.rawValue)) }
    return TransferRequest(
      method: method, url: url, headers: fields, body: body,
      limits: TransferLimits(totalMilliseconds: milliseconds, bodyBytes: settings.maximumBytes),
      addressGuard: AddressGuard(namedHosts: settings.namedHosts))
  }

  private func exchange(_ message: OutgoingMessage) async {
    if let revision = message.revision { state.withLock { $0.revision = revision } }
    var hops = 0
    var mayRetry = true
    while true {
      var outgoing = request(.post, body: message.bytes, milliseconds: settings.totalMilliseconds)
      let watcher = AnswerWatcher(message.kind, maximumBytes: settings.maximumMessageBytes) { [inbox] in
        inbox.post(.message($0))
      }
      outgoing.observer = { watcher.take($0) }
      switch await transfers.run(outgoing) {
      case .failure(let failure):
        if failure.reason != .cancelled { fail(message, HTTPReply.trouble(failure)) }
        return
      case .success(let response):
        switch RedirectRule.judge(
          status: response.status, location: response.header("Location"), from: outgoing.url)
        {
        case .follow(let target) where hops < RedirectRule.maximumHops:
          hops += 1
          state.withLock { $0.url = target }
          continue
        case .follow(let target), .refuse(let target): return fail(message, HTTPReply.redirected(response, to: target))
        case .none: break
        }
        if mayRetry, HTTPReply.isPassing(response), case .request = message.kind {
          mayRetry = false
          try? await Task.sleep(for: .milliseconds(500))
          if !Task.isCancelled { continue }
        }
        return take(response, of: message, watcher)
      }
    }
  }

  private func take(_ response: TransferResponse, of message: OutgoingMessage, _ watcher: AnswerWatcher) {
    let isOverdrawn = state.withLock { state in
      state.bytes += response.body.count
      return state.bytes > settings.maximumBytes
    }
    if isOverdrawn {
      inbox.post(.closed(Trouble(.tooLarge, "the server sent more than \(settings.maximumBytes) bytes")))
      return
    }
    guard case .request(let method, _) = message.kind else {
      // Whatever a server says to a notification or an answer, only a refusal for want of credentials matters.
      if response.status == 401 { inbox.post(.closed(HTTPReply.trouble(response, hadSession: false))) }
      return
    }
    let hadSession = state.withLock { $0.session != nil }
    let messages = HTTPReply.messages(in: response, limit: settings.maximumMessageBytes)
    guard response.status == 200, let messages, watcher.accepts(messages) else {
      if response.status != 401, response.status != 404 || !hadSession, let messages, watcher.accepts(messages) {
        for message in messages.dropFirst(watcher.delivered) { inbox.post(.message(message)) }
        return
      }
      return fail(message, HTTPReply.trouble(response, hadSession: hadSession))
    }
    if method == .initialize, let session = response.header("Mcp-Session-Id"), !session.isEmpty,
      session.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
    {
      state.withLock { $0.session = session }
    }
    for message in messages.dropFirst(watcher.delivered) { inbox.post(.message(message)) }
  }

  private func fail(_ message: OutgoingMessage, _ trouble: Trouble) {
    if trouble.hint == .sessionExpired {
      state.withLock { state in
        state.session = nil
        state.revision = nil
      }
    }
    guard case .request(_, let id) = message.kind else { return }
    inbox.post(.requestFailed(id: id, trouble))
  }
}
