import ToolModel

/// Servers that were pulled and not started yet, by domain, in the order in which they came.
struct WaitingLine {
  private var lines: [String: ArraySlice<BulkCrawl.Candidate>] = [:]
  /// Domains in the order in which they get their turn.
  private var order: ArraySlice<String> = []
  private(set) var count = 0
  private let limit: Int

  /// `limit`: servers that may wait at once.
  init(limit: Int) { self.limit = limit }

  var isEmpty: Bool { count == 0 }
  var isFull: Bool { count >= limit }

  mutating func append(_ candidate: BulkCrawl.Candidate, domain: String) {
    if lines[domain] == nil { order.append(domain) }
    lines[domain, default: []].append(candidate)
    count += 1
  }

  /// The next server whose domain has room; counted there as started.
  mutating func popReady(_ domains: DomainLedger) -> BulkCrawl.Candidate? {
    for index in order.indices {
      let domain = order[index]
      guard domains.enter(domain) else { continue }
      return pop(domain, at: index)
    }
    return nil
  }

  /// Every server whose domain was given up.
  mutating func popRefused(_ domains: DomainLedger) -> [BulkCrawl.Candidate] {
    guard domains.hasGivenUpAny else { return [] }
    var refused: [BulkCrawl.Candidate] = []
    for domain in order where domains.isGivenUp(domain) {
      refused += lines.removeValue(forKey: domain) ?? []
    }
    order = order.filter { lines[$0] != nil }[...]
    count -= refused.count
    return refused
  }

  /// How long until the first domain that only waits for time lets somebody through; nil if none does.
  func pause(_ domains: DomainLedger) -> Duration? { order.compactMap { domains.pause($0) }.min() }

  private mutating func pop(_ domain: String, at index: Int) -> BulkCrawl.Candidate? {
    guard let candidate = lines[domain]?.popFirst() else { return nil }
    count -= 1
    order.remove(at: index)
    if lines[domain]?.isEmpty == true {
      lines[domain] = nil
    } else {
      // Behind the others: no domain takes all the turns.
      order.append(domain)
    }
    return candidate
  }
}
