package import Processes
import Synchronization
package import ToolModel
package import Transfers

/// Source in, snapshot or failure out. It lists and never calls a tool.
package struct Crawler: Sendable {
  let settings: CrawlSettings
  let transfers: TransferEngine
  let launcher: Launcher
  let vault: Vault

  package init(settings: CrawlSettings, transfers: TransferEngine, launcher: Launcher, vault: Vault) {
    self.settings = settings
    self.transfers = transfers
    self.launcher = launcher
    self.vault = vault
  }

  /// Lists one server. Every server ends in exactly one outcome.
  package func crawl(_ source: ServerSource) async -> CrawlOutcome {
    switch source.location {
    case .command(let command):
      await CommandCrawl(settings: settings, launcher: launcher, vault: vault).run(source, command)
    case .endpoint(let endpoint):
      await EndpointCrawl(settings: settings, transfers: transfers, vault: vault).run(source, endpoint)
    case .package(let package):
      await PackageCrawl(settings: settings, launcher: launcher, vault: vault).run(source, package)
    case .savedList(let label):
      .failure(
        CrawlFailure(source: source, reason: .notMCP, message: "`\(label)` is a saved list and cannot be crawled"))
    }
  }

  /// Lists many servers, at most `concurrency` at a time. `each` gets the place of the source and its outcome in the
  /// order in which they end, one after the other.
  package func crawl(
    _ sources: [ServerSource], concurrency: Int, each: @Sendable (Int, CrawlOutcome) async -> Void
  ) async {
    let started = Mutex(0)
    await BulkCrawl(crawler: self, concurrency: concurrency).run {
      let place = started.withLock { place in
        defer { place += 1 }
        return place
      }
      return place < sources.count ? (place, sources[place]) : nil
    } each: {
      await each($0, $1)
    }
  }
}
