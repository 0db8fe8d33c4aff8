import Digests
import GRDB
package import ToolModel

extension CatalogueStore {
  /// Records how a crawl of one server ended at `time` (seconds since 1970), in one transaction. A snapshot that says
  /// what the latest one says adds no row; a failure keeps the last good snapshot.
  @discardableResult
  package func record(_ outcome: CrawlOutcome, at time: Int64) throws(CatalogueError) -> RecordedCrawl {
    switch outcome {
    case .success(let snapshot): try write { try Recorder(database: $0, time: time).record(snapshot) }
    case .failure(let failure): try write { try Recorder(database: $0, time: time).record(failure) }
    }
  }

  /// Records what was said of a snapshot: one verdict a tool, in the order of the listing, all of the same context and
  /// rules. Saying the same again changes nothing; another assessment under the same rules replaces the first.
  package func record(
    _ assessment: ServerAssessment, for snapshotID: Int64, contextDigest: String, rulesDigest: String
  ) throws(CatalogueError) {
    try write {
      try AssessmentRecorder(database: $0, snapshot: snapshotID)
        .record(assessment, context: contextDigest, rules: rulesDigest)
    }
  }
}
