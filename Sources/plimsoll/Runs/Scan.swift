import Catalogue
import Crawling
import Processes
import Synchronization
import ToolModel
import Transfers

/// One run over targets: consent first, then the pipeline, with progress for whoever watches.
struct Scan {
  let targets: Targets
  let options: LaunchOptions
  let settings: CrawlSettings
  let vault: Vault
  private let rules: RuleChoice

  /// Reads the targets and checks the options.
  init(
    _ targetOptions: TargetOptions, _ options: LaunchOptions, vault: Vault = Vault(), discovers: Bool = true
  ) async throws {
    rules = try RuleChoice(options.rules)
    let targets = try await Targets(
      targetOptions, values: .allowing(names: options.passedNames, everything: options.passConfigured), vault: vault,
      transfers: try options.network.transferSettings(), discovers: discovers)
    self.vault = vault
    self.targets = targets
    self.options = options
    settings = try options.settings(namedHosts: targets.namedHosts)
    for diagnostic in targets.diagnostics { Console.note("note: " + Printable.text(diagnostic.message)) }
  }

  /// The rooms of this run.
  func pipeline(
    store: CatalogueStore?, listingAgain second: SecondListing, userAgent: String = Version.userAgent,
    transfersPerAddress: Int? = nil,
    boundsLoopback: Bool = false
  ) throws -> Pipeline {
    var transfers = try options.network.transferSettings()
    // A server may have its event stream open beside a request.
    transfers.maximumTransfers = max(transfers.maximumTransfers, 2 * options.endpointsAtOnce)
    transfers.maximumTransfersPerAddress = transfersPerAddress
    transfers.boundsLoopback = boundsLoopback
    var settings = settings
    if !options.singleListing { second.apply(to: &settings) }
    return Setup.pipeline(
      settings, vault: vault, store: store, rules: rules, transfers: transfers, userAgent: userAgent)
  }

  /// Crawls and classifies the items; `each` gets the place of an item and its result, in the order in which they end.
  func run(
    _ items: [Targets.Item], through pipeline: Pipeline,
    each: @escaping @Sendable (Int, AssessedServer) async throws -> Void
  ) async throws {
    let progress = Progress(total: items.count, verb: "scanned")
    defer { progress.clear() }
    try await pipeline.assess(try agreed(items), concurrency: options.commandsAtOnce) { place, server in
      try await each(place, server)
      progress.step(CrawlTally.outcome(server))
    }
  }

  /// The results of all targets, in their order; for as many as fit a screen.
  func results(through pipeline: Pipeline) async throws -> [AssessedServer] {
    let kept = Kept(count: targets.items.count)
    try await run(targets.items, through: pipeline) { place, server in kept.put(server, at: place) }
    return kept.all
  }

  /// Sources that nobody agreed to start become failures.
  func agreed(_ items: [Targets.Item]) throws -> [Targets.Item] {
    let consent = options.consent
    return try items.map { item in
      guard case .source(let source) = item else { return item }
      if let refusal = NetworkNeed.refusal(
        of: source, allowsNetwork: settings.allowsNetwork, isConfined: settings.confinement == .sandbox)
      {
        return .outcome(.failure(refusal))
      }
      guard !consent.covers(source) else { return item }
      if consent.ask(about: source, confined: settings.confinement == .sandbox) { return item }
      try Task.checkCancellation()
      return .outcome(.failure(consent.refusal(of: source)))
    }
  }

  /// Results by the place of their target.
  private final class Kept: Sendable {
    private let servers: Mutex<[AssessedServer?]>
    init(count: Int) { servers = Mutex(Array(repeating: nil, count: count)) }
    func put(_ server: AssessedServer, at place: Int) { servers.withLock { $0[place] = server } }
    var all: [AssessedServer] { servers.withLock { $0.compactMap(\.self) } }
  }
}
