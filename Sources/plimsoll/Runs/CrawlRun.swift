import Catalogue
import Crawling
import Reports
import ToolModel

/// The crawl that `crawl` and `build` share: every server once, however often the run is interrupted and however many
/// processes share it.
struct CrawlRun {
  let scan: Scan
  let repeating: RepeatOptions
  let bulk: BulkOptions
  let store: CatalogueStore
  let storePath: String
  let pipeline: Pipeline
  /// Lists that are read while they are worked on.
  private let lists: [ListStream]

  init(
    _ targets: TargetOptions, _ launch: LaunchOptions, _ repeating: RepeatOptions, _ bulk: BulkOptions,
    _ storeOptions: StoreOptions
  ) async throws {
    DescriptorLimit.raise()
    let vault = Vault()
    let reader = SourceReader(vault: vault)
    var whole = targets
    whole.targets = []
    var lists: [ListStream] = []
    for word in targets.targets {
      if let list = try ListStream(word, reader: reader) { lists.append(list) } else { whole.targets.append(word) }
    }
    self.lists = lists
    scan = try await Scan(whole, launch, vault: vault, discovers: lists.isEmpty)
    self.repeating = repeating
    self.bulk = bulk
    store = try storeOptions.open()
    storePath = storeOptions.path
    pipeline = try scan.pipeline(
      store: store, listingAgain: repeating.secondListing(store), userAgent: Version.userAgent(contact: bulk.contact),
      transfersPerAddress: bulk.perAddress ?? 16, boundsLoopback: bulk.perAddress != nil)
  }

  /// Crawls, records, prints the summary; servers that are fresh in the store, or were recorded before an interruption,
  /// are read from there.
  func crawl() async throws -> ExitStatus {
    let ledger = try store.beginRun(
      part: bulk.shard?.text ?? "", resumes: bulk.resume, owner: ProcessName.own, at: Clock.now(),
      isAlive: ProcessName.isAlive)
    if bulk.resume, !ledger.isResumed { Console.note("crawl: there is no run to go on with; a new one begins") }
    let items = try scan.agreed(scan.targets.items)
    let total = try lists.reduce(items.count) { $0 + (try $1.count()) }
    let tally = CrawlTally()
    let fault = FirstFault()
    let progress = Progress(total: total, verb: "crawled")
    for (place, item) in items.enumerated() {
      guard case .outcome(let outcome) = item else { continue }
      guard bulk.shard?.holds(outcome.source) ?? true else {
        progress.skip()
        continue
      }
      let server = try pipeline.assess(outcome)
      tally.put(server, at: place)
      progress.step(CrawlTally.outcome(server))
    }
    let feed = CrawlFeed(items: items, lists: lists, filter: filter, ledger: ledger, fault: fault)
    await crawl(feed, ledger, tally, progress, fault)
    progress.clear()
    try fault.rethrow()
    if !Task.isCancelled { try ledger.finish(at: Clock.now()) }
    try await report(feed.skipped, tally)
    return tally.status(allowsPartial: repeating.allowPartial)
  }

  private func crawl(
    _ feed: CrawlFeed, _ ledger: CrawlLedger, _ tally: CrawlTally, _ progress: Progress, _ fault: FirstFault
  ) async {
    let manners: BulkManners
    do {
      manners = try self.manners()
    } catch {
      return fault.keep(error)
    }
    let crawl = BulkCrawl(
      crawler: pipeline.crawler, concurrency: scan.options.endpointsAtOnce,
      domains: DomainLedger(bulk.domainRules(commandsAtOnce: scan.options.commandsAtOnce)), manners: manners)
    await crawl.run {
      await feed.next(progress)
    } each: { place, outcome in
      await fault.guarding {
        // What was interrupted says nothing of its server: it is left for the next run.
        if case .failure(let failure) = outcome, failure.reason == .interrupted {
          return try ledger.release(failure.source.id)
        }
        let server = try pipeline.assess(outcome)
        tally.put(server, at: place)
        progress.step(CrawlTally.outcome(server))
      }
    }
  }

  private var filter: CrawlFilter {
    CrawlFilter(shard: bulk.shard, leaseSeconds: Int64(scan.options.timeout) + 60) { source in
      try repeating.isFresh(source, in: store)
    }
  }

  private func manners() throws -> BulkManners {
    var manners = BulkManners()
    manners.optOut = try bulk.optOutList()
    if !bulk.ignoreRobots { manners.robots = pipeline.crawler.robots() }
    manners.named = scan.targets.named
    return manners
  }

  private func report(_ skipped: CrawlFeed.Skipped, _ tally: CrawlTally) throws {
    for (place, id) in skipped.fresh + skipped.done {
      if let stored = try store.latest(id, rulesDigest: pipeline.rulesDigest) {
        tally.put(try pipeline.assess(stored), at: place)
      }
    }
    func say(_ count: Int, _ what: String) {
      if count > 0 { Console.note("crawl: " + (count == 1 ? "1 server was " : "\(count) servers were ") + what) }
    }
    say(skipped.freshCount, "listed less than \(repeating.maximumAge?.text ?? "0s") ago and not started again")
    say(skipped.doneCount, "recorded in this run before and not listed again")
    say(skipped.held, "left to another process that is at work on this store")
    say(skipped.otherShares, "left to other shares")
    say(skipped.repetitions, "named before and not listed twice")
    say(skipped.malformed, "left out: their entries cannot be read")
    if Task.isCancelled { Console.note("crawl: interrupted; the same command with `--resume` goes on from here") }
    let width = Terminal.resultIsTerminal ? Terminal.width : nil
    Console.result(tally.table(width: width, color: Terminal.usesColor))
    for trouble in tally.troubles { Console.note(trouble) }
    Console.note("store: \(storePath)")
  }
}

extension CrawlOutcome {
  fileprivate var source: ServerSource {
    switch self {
    case .success(let snapshot): snapshot.source
    case .failure(let failure): failure.source
    }
  }
}
