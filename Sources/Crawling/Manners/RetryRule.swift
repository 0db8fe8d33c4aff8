import Transfers

/// Whether an exchange that came to nothing is worth another try, and after which pause.
struct RetryRule: Sendable {
  /// What all pauses of one exchange may come to, in milliseconds.
  let budgetMilliseconds: Int
  /// From 0 to below 1, for the jitter.
  let random: @Sendable () -> Double
  /// Seconds since 1970, for dates.
  let now: @Sendable () -> Int64

  /// Tries in all.
  static let maximumTries = 3
  /// The first pause before its jitter, in milliseconds; each further one is twice as long.
  private static let firstPause = 500

  init(settings: CrawlSettings) {
    // The session's own time limits go on meanwhile: what is left of them must do for the answer.
    budgetMilliseconds = min(
      settings.retryMilliseconds, 2 * settings.pageMilliseconds / 3, 2 * settings.startMilliseconds / 3)
    random = settings.random
    now = settings.now
  }

  /// The pause in milliseconds before try number `tries` + 1, after `spent` milliseconds of pauses; nil to give up.
  func pause(after outcome: Result<TransferResponse, TransferFailure>, tries: Int, spent: Int) -> Int? {
    guard tries < Self.maximumTries else { return nil }
    let pause: Int
    switch outcome {
    case .failure(let failure):
      // A refused connection may be a restart; silence, names and certificates do not mend in a second.
      guard failure.isPassing, tries == 1 else { return nil }
      pause = jittered(Self.firstPause)
    case .success(let response):
      guard [429, 502, 503, 504].contains(response.status) else { return nil }
      if let field = response.header("Retry-After") {
        // What nobody can read, or what lies in the past, is taken for the shortest pause.
        let asked = Self.milliseconds(field, now: now()) ?? Self.firstPause
        // Servers that were sent away together shall not come back together.
        pause = max(asked, Self.firstPause) + jittered(Self.firstPause) / 2
      } else {
        pause = jittered(Self.firstPause << (tries - 1))
      }
    }
    return pause <= budgetMilliseconds - spent ? pause : nil
  }

  /// Between half and one and a half of it.
  private func jittered(_ milliseconds: Int) -> Int {
    milliseconds / 2 + Int(Double(milliseconds) * min(max(random(), 0), 1))
  }

  /// `Retry-After` (RFC 9110, section 10.2.3): seconds or a date; nil for anything else. Capped at a day.
  static func milliseconds(_ field: String, now: Int64) -> Int? {
    let text = field.drop { $0 == " " }
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return min(Int(text) ?? .max, 86_400) * 1_000
    }
    guard let date = HTTPDate.seconds(text) else { return nil }
    return Int(min(max(date - now, 0), 86_400)) * 1_000
  }
}
