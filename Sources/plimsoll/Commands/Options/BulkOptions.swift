import ArgumentParser
import Crawling
import ToolModel
import Transfers

/// How a crawl of many servers is divided, continued, and kept considerate.
struct BulkOptions: ParsableArguments {
  @Flag(help: "Go on with the last run of this store that did not end: what it has recorded is not listed again.")
  var resume = false

  @Option(help: ArgumentHelp("List only this share of the servers, told by domain or package.", valueName: "i/n"))
  var shard: Shard?

  @Option(
    name: .customLong("per-domain"),
    help: ArgumentHelp(
      "Servers of one registrable domain that are listed at a time (6 if not said).", valueName: "count"))
  var perDomain: Int?

  @Option(
    name: .customLong("per-address"),
    help: ArgumentHelp("Requests to one address at a time (16 if not said).", valueName: "count"))
  var perAddress: Int?

  @Option(
    name: .customLong("opt-out"),
    help: ArgumentHelp(
      "Leave the hosts, URLs and ids of this list alone; `catalogue/opt-out.txt` is used where it is there.",
      valueName: "file"))
  var optOut: [String] = []

  @Flag(name: .customLong("ignore-robots"), help: "Do not ask for robots.txt before servers that a list names.")
  var ignoreRobots = false

  @Option(help: ArgumentHelp("How operators reach you: stands in the user agent.", valueName: "mail or URL"))
  var contact: String?

  /// One of `count` shares of a crawl.
  struct Shard: ExpressibleByArgument, Sendable {
    /// 1 to `count`.
    let number: Int
    let count: Int

    init?(argument: String) {
      let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), (1...10_000).contains(count),
        (1...count).contains(number)
      else { return nil }
      self.number = number
      self.count = count
    }

    var text: String { "\(number)/\(count)" }

    /// Servers of one domain, and versions of one package, are always in the same share.
    func holds(_ source: ServerSource) -> Bool {
      var key = source.id.text
      if case .endpoint(let endpoint) = source.location, let url = CanonicalURL.parse(endpoint.url) {
        key = RegistrableDomain.of(url.host)
      }
      // FNV-1a, 64 bits, with its upper half mixed in: the same on every machine.
      let hash = key.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
      return (hash ^ hash >> 32) % UInt64(count) == UInt64(number - 1)
    }
  }

  func validate() throws {
    for (name, value) in [("per-domain", perDomain), ("per-address", perAddress)] {
      if let value, !(1...10_000).contains(value) { throw ValidationError("`--\(name)` takes 1 to 10000") }
    }
    if let contact, contact.isEmpty || !contact.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x28 && $0 != 0x29 })
    {
      throw ValidationError("`--contact` takes a mail address or a URL")
    }
  }

  /// What a domain is asked at once, and when it is left alone.
  func domainRules(commandsAtOnce: Int) -> DomainRules {
    var rules = DomainRules.bulk
    if let perDomain {
      rules.serversAtOnce = perDomain
      rules.boundsLoopback = true
    }
    rules.commandsAtOnce = commandsAtOnce
    return rules
  }

  /// The list of those who do not want to be crawled; what cannot be read of it ends the run.
  func optOutList() throws(ProgramError) -> OptOutList {
    var list = OptOutList()
    let committed = "catalogue/opt-out.txt"
    let paths = optOut.isEmpty && Files.exists(committed) ? [committed] : optOut
    for path in paths { list.add(try Files.read(path), label: path) }
    if let diagnostic = list.diagnostics.first { throw ProgramError(diagnostic.message) }
    return list
  }
}
