import Crawling
import FoundationEssentials
import Processes
import Synchronization
import TestSupport
import ToolModel
import Transfers

/// Crawls one mode of the fake server, in its own process.
enum ModeCrawl {
  private static let transfers = TransferEngine(userAgent: "plimsoll-tests")
  private static let otherTransfers = TransferEngine(userAgent: "claude-ai/0.1.0")

  /// Over standard streams; `marker` is an argument that every process of the run carries.
  static func overStreams(_ mode: String, marker: String, settings: CrawlSettings) async throws -> CrawlOutcome {
    let vault = Vault()
    let source = try SourceReader(vault: vault).command([Paths.fakeServer.path, mode, marker]).get()
    return await Crawler(settings: settings, transfers: transfers, launcher: Launcher(), vault: vault).crawl(source)
  }

  /// Over HTTP; the server says its own URL.
  static func overHTTP(_ mode: String, marker: String, settings: CrawlSettings) async throws -> CrawlOutcome {
    let plan = LaunchPlan(
      executable: Paths.fakeServer.path, arguments: [mode, "--http", "0", marker], confinement: .none,
      limits: ProcessLimits(graceMilliseconds: 0))
    let run = await Launcher().run(plan) { pipes -> CrawlOutcome? in
      var output: [UInt8] = []
      while !output.contains(0x0A), let piece = await pipes.read() { output += piece }
      let url = String(decoding: output.prefix { $0 != 0x0A }, as: UTF8.self)
      let vault = Vault()
      guard let source = try? SourceReader(vault: vault).endpoint(url).get() else { return nil }
      return await Crawler(
        settings: settings, transfers: transfers, otherTransfers: otherTransfers, launcher: Launcher(), vault: vault
      ).crawl(source)
    }
    return try ServerSaidNothing.unwrap(run.get().value)
  }
}

/// A fake server did not say where it listens.
struct ServerSaidNothing: Error {
  static func unwrap(_ outcome: CrawlOutcome?) throws(ServerSaidNothing) -> CrawlOutcome {
    guard let outcome else { throw ServerSaidNothing() }
    return outcome
  }
}
