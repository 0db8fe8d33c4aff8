package import Processes
import Synchronization
package import ToolModel
package import Transfers

/// Source in, snapshot or failure out. It lists and never calls a tool.
package struct Crawler: Sendable {
  let settings: CrawlSettings
  let transfers: TransferEngine
  /// Has connections and a User-Agent of its own, for listings under the other name.
  let otherTransfers: TransferEngine
  let launcher: Launcher
  let vault: Vault

  /// Without `otherTransfers` listings under the other name use the same connections.
  package init(
    settings: CrawlSettings, transfers: TransferEngine, otherTransfers: TransferEngine? = nil, launcher: Launcher,
    vault: Vault
  ) {
    self.settings = settings
    self.transfers = transfers
    self.otherTransfers = otherTransfers ?? transfers
    self.launcher = launcher
    self.vault = vault
  }

  /// Asks origins for their `robots.txt` with what this crawler has.
  package func robots() -> RobotsKeeper { RobotsKeeper(transfers: transfers, settings: settings) }

  /// Lists one server, and once more under another name where the settings say so. Every server ends in exactly one
  /// outcome.
  package func crawl(_ source: ServerSource) async -> CrawlOutcome {
    guard let listsAgain = settings.listsAgain else { return await list(source, settings, isOther: false) }
    let start = ContinuousClock.now
    let started = startOther(source)
    let outcome = await list(source, settings, isOther: false)
    guard case .success(let first) = outcome, !Task.isCancelled, listsAgain(first) else {
      started?.cancel()
      _ = await started?.value
      return outcome
    }
    let look = SecondLook(
      list: { await list(source, $0, isOther: $1) }, settings: settings,
      deadline: start + .milliseconds(settings.totalMilliseconds))
    return await withTaskCancellationHandler {
      .success(await look.look(at: first, elapsed: .now - start, started: started))
    } onCancel: {
      started?.cancel()
    }
  }

  /// The second listing of a command beside the first, where nothing speaks against it.
  private func startOther(_ source: ServerSource) -> Task<CrawlOutcome, Never>? {
    guard settings.listsBothAtOnce, settings.confinement == .sandbox, !settings.allowsNetwork,
      case .command = source.location
    else { return nil }
    let other = SecondLook.other(settings)
    return Task { await list(source, other, isOther: true) }
  }

  /// One listing.
  private func list(_ source: ServerSource, _ settings: CrawlSettings, isOther: Bool) async -> CrawlOutcome {
    switch source.location {
    case .command(let command):
      await CommandCrawl(settings: settings, launcher: launcher, vault: vault).run(source, command)
    case .endpoint(let endpoint):
      await EndpointCrawl(
        settings: settings, transfers: isOther ? otherTransfers : transfers, vault: vault
      ).run(source, endpoint)
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
