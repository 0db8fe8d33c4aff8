/// How far a session is, and what it has learned.
struct SessionCourse: Sendable {
  enum Phase: Sendable {
    case idle
    case opening(id: Int)
    case listing(id: Int, cursor: PageCursor?)
    /// The tools are listed; other things that the server offers are counted.
    case counting(id: Int)
    case ended
  }

  var phase = Phase.idle
  var record: ListingRecord
  let limits: ListingLimits
  let client: ClientIdentity
  var hasRetriedOpening = false
  /// Set once the tools are listed or cannot be.
  var result: SessionResult?
  var counter: OfferCounter?
  private var repeatedPages = 0

  /// So many pages of one listing are asked for once more because their answer was lost.
  private static let maximumRepeatedPages = 3

  init(settings: CrawlSettings) {
    limits = ListingLimits(settings)
    client = ClientIdentity(settings)
    record = ListingRecord(limits: limits)
  }

  /// The id of the request that waits for its answer.
  var outstanding: Int? {
    switch phase {
    case .opening(let id), .listing(let id, _), .counting(let id): id
    case .idle, .ended: nil
    }
  }

  /// True, and counted, if a page may be asked for once more.
  mutating func mayRepeatPage() -> Bool {
    repeatedPages += 1
    return repeatedPages <= Self.maximumRepeatedPages
  }

  /// The next id, for an opening.
  mutating func takeOpeningID() -> Int {
    let id = record.takeID()
    phase = .opening(id: id)
    return id
  }
}
