import ToolModel

/// Why a package is not there.
struct PackageTrouble: Error, Sendable, Hashable {
  let reason: CrawlFailure.Reason
  /// One sentence: lower case, no full stop, what to do next; secrets may still be in it.
  let message: String
  /// The last lines of the fetcher, unredacted.
  var lines: [String] = []

  init(_ reason: CrawlFailure.Reason, _ message: String, lines: [String] = []) {
    self.reason = reason
    self.message = message
    self.lines = lines
  }
}
