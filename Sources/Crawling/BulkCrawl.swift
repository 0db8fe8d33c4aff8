package import ToolModel

/// Lists many servers at a time, pulled one by one from wherever they come: memory holds those at work and a bounded
/// number of those that wait for their domain's turn, however many there are in all.
package struct BulkCrawl: Sendable {
  let crawler: Crawler
  /// Servers at work at once. 1 or more.
  let concurrency: Int
  /// How much one domain is asked at once; shared by all servers of the run.
  let domains: DomainLedger
  /// Whom it leaves alone.
  let manners: BulkManners

  package init(
    crawler: Crawler, concurrency: Int, domains: DomainLedger = DomainLedger(DomainRules.free),
    manners: BulkManners = BulkManners()
  ) {
    self.crawler = crawler
    self.concurrency = max(concurrency, 1)
    self.domains = domains
    self.manners = manners
  }

  /// A server and its place in the caller's order.
  package typealias Candidate = (place: Int, source: ServerSource)

  private enum Event: Sendable {
    case pulled(Candidate?)
    case ended(Int, CrawlOutcome)
    case timerFired
  }

  /// Pulls servers with `next` until it gives nil, and hands every outcome to `each`, one after the other, in the order
  /// in which they end. Cancelling the task ends the servers at work as interrupted; nothing more is pulled.
  package func run(
    next: @escaping @Sendable () async -> Candidate?, each: @Sendable (Int, CrawlOutcome) async -> Void
  ) async {
    await withTaskGroup(of: Event.self) { group in
      var line = WaitingLine(limit: 4 * concurrency + 1_024)
      var isExhausted = false
      var isPulling = false
      var isTiming = false
      var atWork = 0
      func start(_ candidate: Candidate) {
        atWork += 1
        group.addTask { .ended(candidate.place, await crawl(candidate.source)) }
      }
      while true {
        while atWork < concurrency, let candidate = line.popReady(domains) { start(candidate) }
        for refused in line.popRefused(domains) {
          await each(refused.place, .failure(domains.refusal(of: refused.source)))
        }
        if atWork < concurrency, !isExhausted, !isPulling, !line.isFull {
          isPulling = true
          group.addTask { .pulled(Task.isCancelled ? nil : await next()) }
        }
        if atWork == 0, !isPulling {
          if line.isEmpty { break }
          if Task.isCancelled {
            // They were never started and stay for the next run.
            break
          }
        }
        if !line.isEmpty, !isTiming, let pause = line.pause(domains) {
          isTiming = true
          group.addTask {
            try? await Task.sleep(for: pause)
            return .timerFired
          }
        }
        guard let event = await group.next() else { break }
        switch event {
        case .timerFired: isTiming = false
        case .pulled(nil):
          isPulling = false
          isExhausted = true
        case .pulled(let candidate?):
          isPulling = false
          line.append(candidate, domain: domains.domain(of: candidate.source))
        case .ended(let place, let outcome):
          atWork -= 1
          await each(place, outcome)
        }
      }
      group.cancelAll()
    }
  }

  private func crawl(_ source: ServerSource) async -> CrawlOutcome {
    let outcome: CrawlOutcome
    if let refusal = await manners.refusal(of: source) {
      outcome = .failure(refusal)
    } else {
      outcome = await crawler.crawl(source)
    }
    domains.ended(source, outcome)
    return outcome
  }
}
