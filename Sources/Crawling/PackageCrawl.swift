import Processes
import ToolModel

/// Lists a server that is a package: by the launcher of its entry, if servers may use the network.
struct PackageCrawl: Sendable {
  let settings: CrawlSettings
  let launcher: Launcher
  let vault: Vault

  func run(_ source: ServerSource, _ package: PackageRequest) async -> CrawlOutcome {
    if settings.allowsNetwork, let command = package.launcher {
      return await CommandCrawl(settings: settings, launcher: launcher, vault: vault).run(source, command)
    }
    return .failure(NetworkNeed.refusal(of: source, package))
  }
}
