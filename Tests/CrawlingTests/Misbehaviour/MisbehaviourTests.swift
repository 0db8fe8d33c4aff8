import Crawling
import FoundationEssentials
import Processes
import TestSupport
import Testing
import ToolModel

/// Every mode of the fake server ends in one outcome, and the manual says which.
@Suite struct MisbehaviourTests {
  @Test func theManualSaysWhatBecomesOfEveryMode() async throws {
    let marker = "plimsoll-\(UUID().uuidString.lowercased())"
    let modes = try ListedMode.all()
    let streams = try await rows(modes.filter { $0.transports.contains("stdio") }) { mode in
      try await ModeCrawl.overStreams(mode, marker: marker, settings: Budgets.settings(for: mode))
    }
    let web = try await rows(modes.filter { $0.transports == ["http"] }) { mode in
      try await ModeCrawl.overHTTP(mode, marker: marker, settings: Budgets.settings(for: mode))
    }
    expectRecorded(
      MisbehaviourPage.text(streams: streams, web: web),
      at: Paths.packageRoot.appendingPathComponent("Sources/plimsoll/Documentation.docc/Misbehaviour.md"))
    #expect(processes(marked: marker) == [])
  }

  @Test func aProcessThatIsLeftWouldBeSeen() async throws {
    let marker = "plimsoll-\(UUID().uuidString.lowercased())"
    let plan = LaunchPlan(
      executable: Paths.fakeServer.path, arguments: ["silent", marker], confinement: .none,
      limits: ProcessLimits(graceMilliseconds: 0))
    let server = "\(Paths.fakeServer.path) silent \(marker)"
    let seen = await Launcher().run(plan) { _ in
      var seen: [String] = []
      // At first the launcher's own shell may still stand there.
      for _ in 0..<500 where seen != [server] {
        seen = processes(marked: marker)
        try? await Task.sleep(for: .milliseconds(10))
      }
      return seen
    }
    #expect(try seen.get().value == [server])
    #expect(processes(marked: marker) == [])
  }

  /// At most six at a time; in the order of the modes.
  private func rows(
    _ modes: [ListedMode], crawl: @escaping @Sendable (String) async throws -> CrawlOutcome
  ) async throws -> [OutcomeRow] {
    try await withThrowingTaskGroup(of: (Int, OutcomeRow).self) { group in
      var found: [Int: OutcomeRow] = [:]
      var waiting = modes.enumerated().makeIterator()
      for _ in 0..<6 {
        if let (place, mode) = waiting.next() {
          group.addTask { (place, OutcomeRow(mode: mode, outcome: try await crawl(mode.name))) }
        }
      }
      while let (place, row) = try await group.next() {
        found[place] = row
        if let (place, mode) = waiting.next() {
          group.addTask { (place, OutcomeRow(mode: mode, outcome: try await crawl(mode.name))) }
        }
      }
      return modes.indices.compactMap { found[$0] }
    }
  }
}
