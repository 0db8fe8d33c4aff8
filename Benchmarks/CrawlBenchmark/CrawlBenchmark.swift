import Crawling
import Glibc
import Processes
import Synchronization
import ToolModel
import Transfers

/// Lists servers of the load server, without store, rules and reports:
///
///     crawl-benchmark crawl|engine SCHEME PORT SERVERS CONCURRENCY [BUNDLE]
///
/// `crawl` takes the crawler of the program, `engine` only its transfers. Prints `SERVERS listed`. With `https` and no
/// bundle nobody's certificate is checked.
@main
struct CrawlBenchmark: Sendable {
  let scheme: String
  let port: Int
  let servers: Int
  let concurrency: Int
  let trust: CertificateTrust
  private static let permitted = ["127.0.0.0/8"].compactMap { AddressBlock($0) }

  static func main() async {
    let words = Array(Swift.CommandLine.arguments.dropFirst())
    guard (5...6).contains(words.count), let port = Int(words[2]), let servers = Int(words[3]),
      let concurrency = Int(words[4])
    else { Glibc.exit(2) }
    var trust = CertificateTrust(file: words.count == 6 ? words[5] : nil)
    trust.checksCertificates = words.count == 6
    let benchmark = CrawlBenchmark(
      scheme: words[1], port: port, servers: servers, concurrency: concurrency, trust: trust)
    print("\(await words[0] == "engine" ? benchmark.engine() : benchmark.crawl()) listed")
  }

  private var transfers: TransferEngine {
    TransferEngine(
      userAgent: "crawl-benchmark/1", settings: TransferSettings(maximumTransfers: 2 * concurrency, trust: trust))
  }

  /// The same addresses as the reference program takes; with TLS the 64 that the certificate names.
  private func url(_ number: Int) -> String {
    let place = scheme == "https" ? number % 64 : number
    return "\(scheme)://127.\(place / 62_500 % 250).\(place / 250 % 250).\(1 + place % 250):\(port)/mcp"
  }

  private func crawl() async -> Int {
    var settings = CrawlSettings()
    settings.era = .legacy
    settings.permittedBlocks = Self.permitted
    let vault = Vault()
    let crawler = Crawler(settings: settings, transfers: transfers, launcher: Launcher(), vault: vault)
    let reader = SourceReader(vault: vault)
    let started = Atomic(0)
    let listed = Atomic(0)
    await BulkCrawl(crawler: crawler, concurrency: concurrency).run {
      let number = started.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < servers, case .success(let source) = reader.endpoint(url(number)) else { return nil }
      return (number, source)
    } each: { _, outcome in
      switch outcome {
      case .success(let snapshot):
        if snapshot.completeness == .complete { listed.wrappingAdd(1, ordering: .relaxed) }
      case .failure(let failure): print("\(failure.source.id.text): \(failure.message)")
      }
    }
    return listed.load(ordering: .relaxed)
  }

  private func engine() async -> Int {
    let flow = EngineFlow(engine: transfers, addressGuard: AddressGuard(permittedBlocks: Self.permitted))
    let started = Counter()
    return await withTaskGroup(of: Int.self) { group in
      for _ in 0..<concurrency {
        group.addTask {
          var listed = 0
          while true {
            let number = started.next()
            guard number < servers else { return listed }
            if await flow.list(url(number)) { listed += 1 }
          }
        }
      }
      return await group.reduce(0, +)
    }
  }

  private final class Counter: Sendable {
    private let value = Atomic(0)
    func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}
