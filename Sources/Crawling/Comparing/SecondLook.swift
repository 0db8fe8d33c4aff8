import Digests
import ToolModel

/// Lists a server again under another name and says what that brought. All listings speak the era of the first one, with
/// the same credentials, within the time that is left for the server.
struct SecondLook: Sendable {
  /// Makes a listing with other settings; `isOther` tells under which of the two names.
  let list: @Sendable (CrawlSettings, _ isOther: Bool) async -> CrawlOutcome
  let settings: CrawlSettings
  let deadline: ContinuousClock.Instant

  /// Less time than this is not worth a start, in milliseconds.
  private static let leastMilliseconds = 200

  /// The settings under which the server sees another client.
  static func other(_ settings: CrawlSettings) -> CrawlSettings {
    var other = again(settings)
    other.clientName = settings.otherClientName
    other.clientVersion = settings.otherClientVersion
    other.listsTwice = true
    return other
  }

  /// The settings of any further listing: it leaves no trace but what it brings.
  private static func again(_ settings: CrawlSettings) -> CrawlSettings {
    var again = settings
    again.keepRecording = nil
    again.countsOffers = false
    return again
  }

  /// `started` is the second listing, where it runs already; `elapsed` is how long the first one took.
  func look(at first: ToolSnapshot, elapsed: Duration, started: Task<CrawlOutcome, Never>?) async -> ToolSnapshot {
    let era = Self.era(of: first)
    let pace = max(5_000, 4 * Int(elapsed / .milliseconds(1)))
    var second = await finish(started, within: pace)
    if case .success(let other)? = second, Self.era(of: other) != era { second = nil }
    if second == nil {
      guard let settings = limited(Self.other(settings), era, pace) else { return first.relisted(nil, noTime) }
      second = await list(settings, true)
    }
    guard case .success(let other)? = second else { return first.relisted(nil, Self.failed(second)) }
    let judge = RelistingJudge(first: first, other: other)
    guard judge.needsMore else { return first.relisted(judge.verdict()) }
    let third = await relist(Self.again(settings), era, pace, isOther: false)
    guard let third, ListingComparison(first, third).isSame else {
      return first.relisted(judge.verdict(firstAgain: third))
    }
    // Each name may have a list of its own, or chance may have mixed them: the other name is asked once more.
    let fourth = await relist(Self.other(settings), era, pace, isOther: true)
    return first.relisted(judge.verdict(firstAgain: third, otherAgain: fourth))
  }

  private static func era(of snapshot: ToolSnapshot) -> ProtocolEra {
    snapshot.protocolVersion == ProtocolRevision.newestModern.rawValue ? .modern : .legacy
  }

  /// Waits for a listing that runs already, so long as a listing may take that begins now.
  private func finish(_ started: Task<CrawlOutcome, Never>?, within milliseconds: Int) async -> CrawlOutcome? {
    guard let started else { return nil }
    let limit = Task {
      if (try? await Task.sleep(for: .milliseconds(milliseconds))) != nil { started.cancel() }
    }
    defer { limit.cancel() }
    return await started.value
  }

  private func relist(
    _ settings: CrawlSettings, _ era: ProtocolEra, _ pace: Int, isOther: Bool
  ) async -> ToolSnapshot? {
    guard let settings = limited(settings, era, pace) else { return nil }
    return try? await list(settings, isOther).get()
  }

  /// Nil if no time is left.
  private func limited(_ settings: CrawlSettings, _ era: ProtocolEra, _ pace: Int) -> CrawlSettings? {
    let left = Int((deadline - .now) / .milliseconds(1))
    guard left >= Self.leastMilliseconds else { return nil }
    var limited = settings
    limited.era = era
    limited.totalMilliseconds = min(left, limited.totalMilliseconds)
    limited.startMilliseconds = min(settings.startMilliseconds, left, pace)
    limited.pageMilliseconds = min(settings.pageMilliseconds, left, pace)
    return limited
  }

  private var noTime: [Diagnostic] {
    [Diagnostic(code: "single-listing", message: "no time was left to list the server under another name")]
  }

  private static func failed(_ outcome: CrawlOutcome?) -> [Diagnostic] {
    guard case .failure(let failure)? = outcome, !Task.isCancelled else { return [] }
    let why = failure.reason == .interrupted ? "it took too long" : failure.message
    return [
      Diagnostic(
        code: "second-listing-failed", message: "the server could not be listed again under another name: \(why)")
    ]
  }
}

extension ToolSnapshot {
  fileprivate func relisted(_ relisting: Relisting?, _ more: [Diagnostic]) -> ToolSnapshot {
    relisted(relisting, diagnostics: more)
  }
}
