import ToolModel
import Transfers

/// Makes one HTTP exchange of a conversation: redirects as `RedirectRule` says, passing outages as `RetryRule` says.
struct HTTPExchange: Sendable {
  let transfers: TransferEngine
  let settings: CrawlSettings
  /// The entry's own fields; they go to its origin only.
  let headers: [TransferHeader]
  /// The origin of the entry's URL.
  let home: String

  /// `url` is the entry's, to whose origin the fields belong.
  init(transfers: TransferEngine, settings: CrawlSettings, headers: [TransferHeader], url: String) {
    self.transfers = transfers
    self.settings = settings
    self.headers = headers
    home = CanonicalURL.parse(url)?.origin ?? ""
  }

  enum Outcome: Sendable {
    /// The response and the URL that gave it.
    case response(TransferResponse, url: String)
    case failure(TransferFailure)
    /// A redirect that is not followed.
    case refused(Trouble)
  }

  /// `make` makes the request for a URL, anew for every try; `hasSession` as `RedirectRule` means it.
  func run(
    at start: String, retriesOutage: Bool, hasSession: Bool = false, make: (_ url: String) -> TransferRequest
  ) async -> Outcome {
    let rule = RetryRule(settings: settings)
    var url = start
    var visited: Set<String> = [start]
    var tries = 0
    var spent = 0
    while true {
      let request = make(url)
      let result = await transfers.run(request)
      tries += 1
      if case .success(let response) = result {
        let redirect = RedirectRule.judge(
          status: response.status, location: response.header("Location"), from: url, method: request.method,
          hasSession: hasSession)
        switch redirect {
        case .follow(let target) where visited.contains(target):
          return .refused(Trouble(.protocolError, "the server redirects in a circle", httpStatus: response.status))
        case .follow(let target) where visited.count <= RedirectRule.maximumHops:
          visited.insert(target)
          url = target
          continue
        case .follow(let target), .refuse(let target):
          return .refused(HTTPReply.redirected(response, to: target))
        case .none: break
        }
      }
      if retriesOutage, let pause = rule.pause(after: result, tries: tries, spent: spent),
        (try? await Task.sleep(for: .milliseconds(pause))) != nil
      {
        spent += pause
        continue
      }
      switch result {
      case .success(let response): return .response(response, url: url)
      case .failure(let failure) where failure.reason == .blocked && url != start:
        let place = (CanonicalURL.parse(url)?.text ?? "").prefix(300)
        return .refused(Trouble(.blocked, "the server redirects to `\(place)`, and \(failure.detail)"))
      case .failure(let failure): return .failure(failure)
      }
    }
  }

  /// Whether a URL in canonical form is of the entry's origin.
  private func isHome(_ url: String) -> Bool {
    guard !home.isEmpty, url.utf8.starts(with: home.utf8) else { return false }
    let next = url.utf8.dropFirst(home.utf8.count).first
    return next == nil || next == UInt8(ascii: "/") || next == UInt8(ascii: "?")
  }

  /// A request with the entry's fields before the given ones. Elsewhere than at home it carries none of them, and the
  /// address guard lends it no permission.
  func request(
    _ method: TransferRequest.Method, _ url: String, fields: [(name: String, value: String)], body: [UInt8] = [],
    milliseconds: Int, bodyBytes: Int, watcher: AnswerWatcher? = nil, closes: Bool = false
  ) -> TransferRequest {
    let isHome = isHome(url)
    var request = TransferRequest(method: method, url: url, body: body)
    request.headers = (isHome ? headers : []) + fields.map { TransferHeader(name: $0.name, value: $0.value) }
    request.limits = TransferLimits(totalMilliseconds: milliseconds, bodyBytes: bodyBytes)
    if isHome {
      request.addressGuard = AddressGuard(
        namedHosts: settings.namedHosts, permittedBlocks: settings.permittedBlocks)
    }
    request.closesConnection = closes
    if let watcher { request.observer = { watcher.take($0) } }
    return request
  }
}
