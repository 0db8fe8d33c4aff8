import Catalogue
import Foundation
import TestSupport
import Testing
import ToolModel

struct GrowthTests {
  @Test func aSecondUnchangedCrawlAddsAlmostNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("store.sqlite")
    try crawl(into: path, at: 1_000)
    let first = try size(path)
    try crawl(into: path, at: 2_000)
    let second = try size(path)
    #expect(first > 500_000)
    #expect(second - first <= first * 3 / 100, "the file grew from \(first) to \(second) bytes")
  }

  private func crawl(into path: String, at time: Int64) throws {
    let store = try CatalogueStore(path: path)
    for number in 0..<300 {
      let words = String(repeating: "Tell the tide at berth \(number). ", count: 20)
      let texts = (0..<5).map {
        #"{"name":"tide_\#(number)_\#($0)","description":"\#(words)","inputSchema":{"type":"object"}}"#
      }
      let snapshot = Examples.snapshot("pkg:pypi/tide-\(number)", tools: texts, takenAt: time)
      let id = try #require(try store.record(.success(snapshot), at: time).snapshotID)
      try store.record(
        Examples.assessment(of: snapshot), for: id, contextDigest: "pl1-sha256:context", rulesDigest: "sha256:rules")
    }
  }

  /// The bytes of the file and of what SQLite keeps beside it, after the store was closed.
  private func size(_ path: String) throws -> Int {
    try ["", "-wal", "-shm"].reduce(0) { sum, suffix in
      guard FileManager.default.fileExists(atPath: path + suffix) else { return sum }
      return sum + (try Data(contentsOf: URL(fileURLWithPath: path + suffix)).count)
    }
  }
}
