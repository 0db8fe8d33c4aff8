import ToolModel
import Transfers

/// Makes one HTTP exchange of a conversation: redirects as `RedirectRule` says, a passing outage tried once more.
struct HTTPExchange: Sendable {
  let transfers: TransferEngine
  let settings: CrawlSettings
  /// The entry's own fields; they go to its origin only.
  let headers: [TransferHeader]

  enum Outcome: Sendable {
    /// The response and the URL that gave it.
    case response(TransferResponse, url: String)
    case failure(TransferFailure)
    /// A redirect that is not followed.
    case refused(Trouble)
  }

  /// The pause before a passing outage is tried once more, in milliseconds.
  private static let outagePause = 500

  /// `make` makes the request for a URL, anew for every try.
  func run(
    at start: String, retriesOutage: Bool, make: (_ url: String) -> TransferRequest
  ) async -> Outcome {
    var url = start
    var hops = 0
    var mayRetry = retriesOutage
    while true {
      let response: TransferResponse
      switch await transfers.run(make(url)) {
      case .failure(let failure): return .failure(failure)
      case .success(let success): response = success
      }
      switch RedirectRule.judge(status: response.status, location: response.header("Location"), from: url) {
      case .follow(let target) where hops < RedirectRule.maximumHops:
        hops += 1
        url = target
        continue
      case .follow(let target), .refuse(let target):
        return .refused(HTTPReply.redirected(response, to: target))
      case .none: break
      }
      if mayRetry, HTTPReply.isPassing(response) {
        mayRetry = false
        if (try? await Task.sleep(for: .milliseconds(Self.outagePause))) != nil { continue }
      }
      return .response(response, url: url)
    }
  }

  /// A request with the entry's fields before the given ones.
  func request(
    _ method: TransferRequest.Method, _ url: String, fields: [(name: String, value: String)], body: [UInt8] = [],
    milliseconds: Int, bodyBytes: Int, watcher: AnswerWatcher? = nil, closes: Bool = false
  ) -> TransferRequest {
    var request = TransferRequest(method: method, url: url, body: body)
    request.headers = headers + fields.map { TransferHeader(name: $0.name, value: $0.value) }
    request.limits = TransferLimits(totalMilliseconds: milliseconds, bodyBytes: bodyBytes)
    request.addressGuard = AddressGuard(
      namedHosts: settings.namedHosts, permittedBlocks: settings.permittedBlocks)
    request.closesConnection = closes
    if let watcher { request.observer = { watcher.take($0) } }
    return request
  }
}
