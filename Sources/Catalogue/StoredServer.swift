package import ToolModel

/// A server as the store last knew it.
package struct StoredServer: Sendable {
  /// The source of the last attempt, redacted: for display and identity, not for reaching the server.
  package let source: ServerSource
  /// The last good listing; nil if there never was one.
  package let listing: StoredListing?
  /// The last failure, even if the server was listed after it; nil if it never failed.
  package let failure: StoredFailure?
  /// True if the last attempt failed.
  package let isFailing: Bool
  /// Seconds since 1970 of the first attempt.
  package let firstTried: Int64
  /// Seconds since 1970 of the last attempt.
  package let lastTried: Int64

  /// The server at the end of the flow: listed if it has a listing with verdicts, failed if it has no listing; nil if
  /// its listing was not judged yet.
  package var assessed: AssessedServer? {
    if let listing {
      guard let assessment = listing.assessment else { return nil }
      return AssessedServer(source: source, outcome: .listed(listing.snapshot, assessment))
    }
    return failure.map { AssessedServer(source: source, outcome: .failed($0.failure)) }
  }
}

/// A snapshot in the store, and what was said of it.
package struct StoredListing: Sendable {
  /// The store's number of the snapshot.
  package let id: Int64
  package let snapshot: ToolSnapshot
  /// Seconds since 1970 at which the server last said the same.
  package let lastSeen: Int64
  /// How often it said the same.
  package let timesSeen: Int
  /// Digest of everything the server said; equal for equal snapshots of a server.
  package let listDigest: String
  /// The verdicts and findings under the rules that were asked for; nil if there are none.
  package let assessment: ServerAssessment?
}

/// A streak of equal failures.
package struct StoredFailure: Sendable {
  package let failure: CrawlFailure
  /// Seconds since 1970 of the streak's first failure.
  package let firstAt: Int64
  /// Seconds since 1970 of the streak's last failure.
  package let lastAt: Int64
  package let times: Int
}
