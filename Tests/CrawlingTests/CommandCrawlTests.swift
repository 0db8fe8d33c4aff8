import Crawling
import FoundationEssentials
import Processes
import TestSupport
import Testing
import ToolModel
import Transfers

@Suite struct CommandCrawlTests {
  private func crawl(_ mode: String, milliseconds: Int = 20_000) async throws -> CrawlOutcome {
    let vault = Vault()
    let source = try SourceReader(vault: vault).command([Paths.fakeServer.path, mode]).get()
    var settings = CrawlSettings()
    settings.confinement = .none
    settings.startMilliseconds = milliseconds
    settings.now = { 1_760_000_000 }
    let crawler = Crawler(
      settings: settings, transfers: TransferEngine(userAgent: "plimsoll-tests"), launcher: Launcher(), vault: vault)
    return await crawler.crawl(source)
  }

  @Test(arguments: [("example-notes", 7), ("example-shop", 8), ("example-shell", 7)])
  func listsEveryToolOfAnExampleServer(mode: String, count: Int) async throws {
    let snapshot = try await crawl(mode).get()
    #expect(snapshot.tools.count == count)
    #expect(snapshot.completeness == .complete)
    #expect(snapshot.protocolVersion == "2025-11-25")
    #expect(snapshot.serverInfo.name == mode)
    #expect(snapshot.diagnostics.isEmpty)
    #expect(snapshot.takenAt == 1_760_000_000)
  }

  @Test func aServerThatLeavesAtOnceIsAFailureWithItsLastWords() async throws {
    let outcome = try await crawl("no-such-mode")
    guard case .failure(let failure) = outcome else {
      Issue.record("it was listed")
      return
    }
    #expect(failure.reason == .exitedEarly)
    #expect(failure.evidence.termination == "exit status 2")
    #expect(failure.evidence.standardErrorTail == ["no mode `no-such-mode`; `FakeServer list` names them"])
  }
}
