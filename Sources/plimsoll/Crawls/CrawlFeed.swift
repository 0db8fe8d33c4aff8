import Catalogue
import Crawling
import ToolModel

/// Where a crawl gets its servers from, one by one: the targets that were read as a whole, then the lists that are read
/// on the way. Servers of other shares, repetitions, fresh ones and those of other processes are passed over.
actor CrawlFeed {
  private let items: [Targets.Item]
  private var place = 0
  private var lists: ArraySlice<ListStream>
  private let filter: CrawlFilter
  private let ledger: CrawlLedger
  private let fault: FirstFault
  /// Ids that were handed out, as hashes: a list may name a server twice.
  private var seen: Set<Int> = []
  private(set) var skipped = Skipped()

  /// How many servers were passed over, by why.
  struct Skipped: Sendable {
    var otherShares = 0
    var repetitions = 0
    var fresh: [(place: Int, id: ServerID)] = []
    var freshCount = 0
    var done: [(place: Int, id: ServerID)] = []
    var doneCount = 0
    var held = 0
    var malformed = 0

    /// Those of which nothing will be said.
    var count: Int { otherShares + repetitions + freshCount + doneCount + held + malformed }
  }

  init(
    items: [Targets.Item], lists: [ListStream], filter: CrawlFilter, ledger: CrawlLedger, fault: FirstFault
  ) {
    self.items = items
    self.lists = lists[...]
    self.filter = filter
    self.ledger = ledger
    self.fault = fault
  }

  /// The next server that is ours to list; nil at the end, or once a fault has ended the run.
  func next(_ progress: Progress) async -> BulkCrawl.Candidate? {
    do {
      while let (number, item) = try pull() {
        if Task.isCancelled || fault.isSet { return nil }
        let before = skipped.count
        if let candidate = try choose(number, item) { return candidate }
        if skipped.count > before { progress.skip() }
      }
    } catch {
      fault.keep(error)
    }
    return nil
  }

  private func pull() throws -> (Int, Result<ServerSource, SourceProblem>)? {
    while place < items.count {
      defer { place += 1 }
      if case .source(let source) = items[place] { return (place, .success(source)) }
    }
    while !lists.isEmpty {
      guard let entry = try lists[lists.startIndex].next() else {
        lists.removeFirst()
        continue
      }
      defer { place += 1 }
      return (place, entry)
    }
    return nil
  }

  private func choose(
    _ number: Int, _ entry: Result<ServerSource, SourceProblem>
  ) throws -> BulkCrawl.Candidate? {
    let source: ServerSource
    switch entry {
    case .success(let value): source = value
    case .failure(let problem):
      skipped.malformed += 1
      if skipped.malformed <= 20 { Console.note("note: " + Printable.text(problem.message)) }
      return nil
    }
    guard filter.shard?.holds(source) ?? true else {
      skipped.otherShares += 1
      return nil
    }
    guard seen.insert(source.id.text.hashValue).inserted else {
      skipped.repetitions += 1
      return nil
    }
    if try filter.isFresh(source) {
      skipped.freshCount += 1
      if skipped.fresh.count < CrawlTally.maximumRows { skipped.fresh.append((number, source.id)) }
      return nil
    }
    let now = Clock.real()
    switch try ledger.claim(source.id, now: now, until: now + filter.leaseSeconds) {
    case .granted: return (number, source)
    case .done:
      skipped.doneCount += 1
      if skipped.done.count < CrawlTally.maximumRows { skipped.done.append((number, source.id)) }
    case .held: skipped.held += 1
    }
    return nil
  }
}

/// Which servers a crawl does not list.
struct CrawlFilter: Sendable {
  let shard: BulkOptions.Shard?
  /// How long a server is held before others may take it: its own time limit and some more.
  let leaseSeconds: Int64
  let isFresh: @Sendable (ServerSource) throws -> Bool
}
