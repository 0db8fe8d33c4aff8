import Crawling
import Glibc
import Processes
import Synchronization
import ToolModel
import Transfers

/// Lists servers of the load server with the crawler of the program, without store, rules and reports:
///
///     crawl-benchmark SCHEME PORT SERVERS CONCURRENCY [BUNDLE]
///
/// Prints `SERVERS listed`. With `https` and no bundle nobody's certificate is checked.
@main
struct CrawlBenchmark {
  static func main() async {
    let words = Swift.CommandLine.arguments.dropFirst()
    guard (4...5).contains(words.count), let port = Int(words[2]), let servers = Int(words[3]),
      let concurrency = Int(words[4])
    else {
      Glibc.exit(2)
    }
    let scheme = words[1]
    var trust = CertificateTrust(file: words.count == 5 ? words[5] : nil)
    trust.checksCertificates = words.count == 5
    var settings = CrawlSettings()
    settings.era = .legacy
    settings.permittedBlocks = ["127.0.0.0/8"].compactMap { AddressBlock($0) }
    let vault = Vault()
    let crawler = Crawler(
      settings: settings,
      transfers: TransferEngine(
        userAgent: "crawl-benchmark/1", settings: TransferSettings(maximumTransfers: 2 * concurrency, trust: trust)),
      launcher: Launcher(), vault: vault)
    let reader = SourceReader(vault: vault)
    let started = Atomic(0)
    let listed = Atomic(0)
    await BulkCrawl(crawler: crawler, concurrency: concurrency).run {
      let number = started.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < servers else { return nil }
      // The same addresses as the reference program takes; with TLS the 64 that the certificate names.
      let place = scheme == "https" ? number % 64 : number
      let address = "127.\(place / 62_500 % 250).\(place / 250 % 250).\(1 + place % 250)"
      guard case .success(let source) = reader.endpoint("\(scheme)://\(address):\(port)/mcp") else { return nil }
      return (number, source)
    } each: { _, outcome in
      switch outcome {
      case .success(let snapshot):
        if snapshot.completeness == .complete { listed.wrappingAdd(1, ordering: .relaxed) }
      case .failure(let failure): print("\(failure.source.id.text): \(failure.message)")
      }
    }
    print("\(listed.load(ordering: .relaxed)) listed")
  }
}
