import Processes
import ToolModel

/// Lists a server that is a package: fetches it, then starts it without network like any other command.
struct PackageCrawl: Sendable {
  let settings: CrawlSettings
  let launcher: Launcher
  let vault: Vault

  func run(_ source: ServerSource, _ package: PackageRequest) async -> CrawlOutcome {
    let commands = CommandCrawl(settings: settings, launcher: launcher, vault: vault)
    if package.ecosystem == .oci {
      return await ImageCrawl(settings: settings, launcher: launcher, vault: vault).run(source, package)
    }
    guard settings.packages.cacheFolder != nil else {
      if settings.allowsNetwork, let command = package.launcher { return await commands.run(source, command) }
      return .failure(NetworkNeed.refusal(of: source, package))
    }
    switch await PackageFetcher(settings: settings, launcher: launcher).fetch(package) {
    case .failure(let trouble): return .failure(failure(trouble, source, package))
    case .success(let fetched):
      let start = PackageStart(settings: settings, vault: vault)
      switch start.plan(package, fetched) {
      case .failure(let trouble): return .failure(failure(trouble, source, package))
      case .success(let plan):
        let outcome = await commands.run(source, plan)
        let provenance = PackageProvenance(version: fetched.version, digest: fetched.digest, origin: fetched.origin)
        return outcome.map { $0.coming(from: provenance) }
      }
    }
  }

  private func failure(_ trouble: PackageTrouble, _ source: ServerSource, _ package: PackageRequest) -> CrawlFailure {
    let redactor = EvidenceRedactor(source: source, vault: vault, settings: settings)
    let word = "\(package.ecosystem.rawValue):\(package.name)"
    return CrawlFailure(
      source: source, reason: trouble.reason, message: redactor.redact("`\(word)`: \(trouble.message)"),
      evidence: CrawlFailure.Evidence(standardErrorTail: redactor.redact(tail: trouble.lines)))
  }
}
