import Synchronization
import ToolModel
package import Transfers

/// Asks each origin of a bulk crawl once for its `robots.txt` (RFC 9309) and remembers what it says.
package final class RobotsKeeper: Sendable {
  private let transfers: TransferEngine
  private let addressGuard: AddressGuard
  private let state = Mutex(State())

  private struct State {
    var known: [String: Task<Ruling, Never>] = [:]
    var order: ArraySlice<String> = []
  }

  /// What holds for an origin.
  enum Ruling: Sendable, Hashable {
    case rules(RobotsRules)
    /// The file cannot be had, which means: keep out (section 2.3.1.4).
    case closed(status: Int)
  }

  /// Origins that are remembered; the oldest are forgotten first.
  private static let maximumOrigins = 2_048
  /// The section 2.3.1.2 asks for at least so many.
  private static let maximumHops = 5

  package init(transfers: TransferEngine, settings: CrawlSettings) {
    self.transfers = transfers
    addressGuard = AddressGuard(namedHosts: settings.namedHosts, permittedBlocks: settings.permittedBlocks)
  }

  /// Why an endpoint must not be asked; nil if it may.
  func objection(to endpoint: Endpoint) async -> String? {
    guard let url = CanonicalURL.parse(endpoint.url) else { return nil }
    switch await ruling(of: url).value {
    case .rules(let rules) where rules.allow(url): return nil
    case .rules: return "not asked: the robots.txt of `\(url.origin)` closes `\(url.path)` to this program"
    case .closed(let status):
      return "not asked: the robots.txt of `\(url.origin)` answers with status \(status), which means to keep out"
    }
  }

  private func ruling(of url: CanonicalURL) -> Task<Ruling, Never> {
    state.withLock { state in
      if let known = state.known[url.origin] { return known }
      let task = Task { await fetch(url) }
      state.known[url.origin] = task
      state.order.append(url.origin)
      if state.order.count > Self.maximumOrigins, let oldest = state.order.popFirst() { state.known[oldest] = nil }
      return task
    }
  }

  private func fetch(_ place: CanonicalURL) async -> Ruling {
    var url = "\(place.origin)/robots.txt"
    var guarding = addressGuard
    for _ in 0...Self.maximumHops {
      let request = TransferRequest(
        method: .get, url: url, headers: [TransferHeader(name: "Accept", value: "text/plain, */*;q=0.1")],
        limits: TransferLimits(totalMilliseconds: 15_000, bodyBytes: 4 * RobotsRules.maximumBytes),
        addressGuard: guarding,
        observer: { [count = Atomic(0)] piece in
          // A longer file is read up to the limit.
          let total = count.wrappingAdd(piece.count, ordering: .relaxed).newValue
          return total >= RobotsRules.maximumBytes ? .finish : .proceedKeeping
        })
      // Where nothing answers, the endpoint does not either, and says so better.
      guard case .success(let response) = await transfers.run(request) else { return .rules(.free) }
      switch response.status {
      case 200..<300: return .rules(RobotsRules(response.body))
      case 500...: return .closed(status: response.status)
      default: break
      }
      let rule = RedirectRule.judge(
        status: response.status, location: response.header("Location"), from: url, method: .get, hasSession: false)
      guard case .follow(let target) = rule else { return .rules(.free) }
      if CanonicalURL.parse(target)?.origin != place.origin { guarding = AddressGuard() }
      url = target
    }
    return .rules(.free)
  }
}
