import Catalogue
import Reports
import Synchronization
import ToolModel

/// The crawl that `crawl` and `build` share.
struct CrawlRun {
  let scan: Scan
  let repeating: RepeatOptions
  let store: CatalogueStore
  let storePath: String
  let pipeline: Pipeline

  init(
    _ targets: TargetOptions, _ launch: LaunchOptions, _ repeating: RepeatOptions, _ storeOptions: StoreOptions
  ) throws {
    scan = try Scan(targets, launch)
    self.repeating = repeating
    store = try storeOptions.open()
    storePath = storeOptions.path
    pipeline = scan.pipeline(store: store, listingAgain: repeating.secondListing(store))
  }

  /// Crawls, records, prints the summary; servers that are fresh in the store are read from there.
  func crawl() async throws -> ExitStatus {
    var fresh: [Int: AssessedServer] = [:]
    var due: [(place: Int, item: Targets.Item)] = []
    for (place, item) in scan.targets.items.enumerated() {
      if case .source(let source) = item, try repeating.isFresh(source, in: store),
        let stored = try store.latest(source.id, rulesDigest: pipeline.rulesDigest)
      {
        fresh[place] = try pipeline.assess(stored)
      } else {
        due.append((place, item))
      }
    }
    if !fresh.isEmpty, let age = repeating.maximumAge {
      let servers = fresh.count == 1 ? "1 server was" : "\(fresh.count) servers were"
      Console.note("crawl: \(servers) listed less than \(age.text) ago and not started again")
    }
    let rows = Rows(fresh.mapValues(Row.init))
    let places = due.map(\.place)
    try await scan.run(due.map(\.item), through: pipeline) { index, server in
      rows.put(Row(server), at: places[index])
    }
    return report(rows.inOrder)
  }

  private func report(_ rows: [Row]) -> ExitStatus {
    let width = Terminal.resultIsTerminal ? Terminal.width : nil
    Console.result(SummaryTable.text(rows.map(\.summary), width: width, color: Terminal.usesColor))
    for row in rows { if let trouble = row.trouble { Console.note(trouble) } }
    Console.note("store: \(storePath)")
    if repeating.allowPartial, rows.contains(where: { $0.status == .clean }) { return .clean }
    return rows.reduce(rows.isEmpty ? .incomplete : .clean) { $0.worse($1.status) }
  }

  /// What is kept of a server until the end: small, however many tools it has.
  private struct Row: Sendable {
    let summary: SummaryRow
    let status: ExitStatus
    let trouble: String?

    init(_ server: AssessedServer) {
      summary = SummaryRow(server)
      status = Gate.ofCrawls.status(of: [server])
      let name = Printable.text(server.source.name, limit: 80)
      trouble =
        switch server.outcome {
        case .failed(let failure): "\(name): \(Printable.text(failure.message))"
        case .listed(let snapshot, _):
          if case .partial(let why) = snapshot.completeness {
            "\(name): listed in part: \(Printable.text(why))"
          } else {
            nil
          }
        }
    }
  }

  /// Rows by the place of their target.
  private final class Rows: Sendable {
    private let rows: Mutex<[Int: Row]>
    init(_ rows: [Int: Row]) { self.rows = Mutex(rows) }
    func put(_ row: Row, at place: Int) { rows.withLock { $0[place] = row } }
    var inOrder: [Row] { rows.withLock { rows in rows.keys.sorted().compactMap { rows[$0] } } }
  }
}
