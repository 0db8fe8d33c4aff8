import Synchronization
package import ToolModel
import Transfers

/// What is going on at every domain of a run: how many of its servers are at work, and whether it is left alone after
/// outages. After a pause one server goes ahead (half-open); its fate decides for the others.
package final class DomainLedger: Sendable {
  private let rules: DomainRules
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  private struct State {
    var domains: [String: Domain] = [:]
    var givenUp = 0
  }

  private struct Domain {
    var atWork = 0
    var outages = 0
    var pauses = 0
    var pausedUntil: ContinuousClock.Instant?
    var isGivenUp = false

    /// True if forgetting it changes nothing.
    var isIdle: Bool { atWork == 0 && outages == 0 && pauses == 0 && !isGivenUp }
  }

  /// `now` is the clock of the pauses.
  package init(
    _ rules: DomainRules, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.rules = rules
    self.now = now
  }

  /// What all servers that are started here count for; no host has that name.
  private static let commands = "commands:"

  /// The registrable domain that a server counts for; empty for servers that no rule concerns.
  package func domain(of source: ServerSource) -> String {
    guard case .endpoint(let endpoint) = source.location else {
      return rules.commandsAtOnce == nil ? "" : Self.commands
    }
    guard rules.serversAtOnce != nil || rules.outagesInARow != nil, let url = CanonicalURL.parse(endpoint.url),
      rules.boundsLoopback || !url.isLoopbackHost
    else { return "" }
    return RegistrableDomain.of(url.host)
  }

  /// Counts a server as started; false if its domain has no room now.
  func enter(_ domain: String) -> Bool {
    guard !domain.isEmpty else { return true }
    return state.withLock { state in
      var entry = state.domains[domain] ?? Domain()
      if entry.isGivenUp { return false }
      // After a pause one goes ahead alone.
      if let until = entry.pausedUntil { guard now() >= until, entry.atWork == 0 else { return false } }
      let limit = domain == Self.commands ? rules.commandsAtOnce : rules.serversAtOnce
      guard entry.atWork < limit ?? .max else { return false }
      entry.atWork += 1
      state.domains[domain] = entry
      return true
    }
  }

  /// Counts a server as ended and learns from how it did.
  func ended(_ source: ServerSource, _ outcome: CrawlOutcome) {
    let domain = domain(of: source)
    guard !domain.isEmpty else { return }
    state.withLock { state in
      var entry = state.domains[domain] ?? Domain()
      entry.atWork = max(entry.atWork - 1, 0)
      if domain != Self.commands, let limit = rules.outagesInARow {
        switch Self.verdict(outcome) {
        case .answered:
          entry.outages = 0
          entry.pauses = 0
          entry.pausedUntil = nil
        case .outage:
          entry.outages += 1
          if entry.pausedUntil != nil ? entry.atWork == 0 : entry.outages >= limit { pause(&entry, &state) }
        case .saysNothing: break
        }
      }
      state.domains[domain] = entry.isIdle ? nil : entry
    }
  }

  private func pause(_ entry: inout Domain, _ state: inout State) {
    entry.outages = 0
    guard entry.pauses < rules.pausesInARow else {
      entry.isGivenUp = true
      state.givenUp += 1
      return
    }
    entry.pausedUntil = now() + .milliseconds(rules.firstPauseMilliseconds << entry.pauses)
    entry.pauses += 1
  }

  private enum Sign { case answered, outage, saysNothing }

  /// An outage is silence or a gateway's excuse; a refusal is an answer.
  private static func verdict(_ outcome: CrawlOutcome) -> Sign {
    guard case .failure(let failure) = outcome else { return .answered }
    switch failure.reason {
    case .unreachable, .startTimeout, .tlsError, .rateLimited: return .outage
    case .serverError: return (failure.evidence.httpStatus ?? 500) >= 502 ? .outage : .answered
    case .interrupted, .blocked: return .saysNothing
    default: return .answered
    }
  }

  var hasGivenUpAny: Bool { state.withLock { $0.givenUp > 0 } }

  func isGivenUp(_ domain: String) -> Bool { state.withLock { $0.domains[domain]?.isGivenUp == true } }

  /// How long a domain is still left alone; nil if it is not time that it waits for.
  func pause(_ domain: String) -> Duration? {
    state.withLock { state in
      guard let entry = state.domains[domain], let until = entry.pausedUntil, entry.atWork == 0 else { return nil }
      return max(until - now(), .milliseconds(1))
    }
  }

  /// What a server ends as whose domain was given up.
  func refusal(of source: ServerSource) -> CrawlFailure {
    CrawlFailure(
      source: source, reason: .unreachable,
      message: "not tried: `\(domain(of: source))` did not answer for other servers; try again later")
  }
}
