/// What recording one crawl outcome did to the store.
package enum RecordedCrawl: Sendable, Hashable {
  /// The server was listed for the first time.
  case new(snapshot: Int64)
  /// The server says something else than in the snapshot before.
  case changed(snapshot: Int64, before: Int64)
  /// The server says what it said before: only the time was noted.
  case unchanged(snapshot: Int64)
  /// The server could not be listed; the last good snapshot, if there is one, stays the latest.
  case failed(lastGood: Int64?)

  /// The snapshot that holds what the server said, or last said.
  package var snapshotID: Int64? {
    switch self {
    case .new(let snapshot), .unchanged(let snapshot), .changed(let snapshot, _): snapshot
    case .failed(let lastGood): lastGood
    }
  }
}
