import Synchronization
import Testing
import ToolModel

@testable import Crawling

/// How considerate a run is of a domain.
struct DomainLedgerTests {
  private func source(_ host: String) throws -> ServerSource {
    try SourceReader(vault: Vault()).endpoint("https://\(host)/mcp").get()
  }

  private func ledger(_ rules: DomainRules, _ time: Time) -> DomainLedger { DomainLedger(rules) { time.now } }

  /// A clock that the test turns.
  private final class Time: Sendable {
    private let instant = Mutex(ContinuousClock.now)
    var now: ContinuousClock.Instant { instant.withLock { $0 } }
    func pass(_ duration: Duration) { instant.withLock { $0 += duration } }
  }

  private func failure(_ source: ServerSource, _ reason: CrawlFailure.Reason) -> CrawlOutcome {
    .failure(CrawlFailure(source: source, reason: reason, message: ""))
  }

  @Test func serversOfOneDomainShareItsRoom() throws {
    let ledger = ledger(DomainRules(serversAtOnce: 2, outagesInARow: nil), Time())
    let (a, b, c) = try (source("a.example.org"), source("b.example.org"), source("c.example.com"))
    #expect(ledger.domain(of: a) == "example.org")
    #expect(ledger.enter(ledger.domain(of: a)))
    #expect(ledger.enter(ledger.domain(of: b)))
    #expect(!ledger.enter("example.org"))
    #expect(ledger.enter(ledger.domain(of: c)))
    ledger.ended(a, failure(a, .authRequired))
    #expect(ledger.enter("example.org"))
    #expect(!ledger.enter("example.org"))
  }

  @Test func thisMachineNeedsNoManners() throws {
    let rules = DomainRules(serversAtOnce: 1, outagesInARow: 1)
    for host in ["localhost", "127.0.0.1:8080", "[::1]", "a.localhost"] {
      let source = try source(host)
      #expect(ledger(rules, Time()).domain(of: source) == "")
      var strict = rules
      strict.boundsLoopback = true
      #expect(ledger(strict, Time()).domain(of: source) != "")
    }
  }

  @Test func commandsHaveTheirOwnBound() {
    var rules = DomainRules.free
    rules.commandsAtOnce = 1
    let ledger = ledger(rules, Time())
    let source = ServerSource(
      id: ServerID("x"), name: "x", location: .command(CommandLine(executable: "x", arguments: [])))
    let domain = ledger.domain(of: source)
    #expect(ledger.enter(domain))
    #expect(!ledger.enter(domain))
    ledger.ended(source, failure(source, .startTimeout))
    #expect(ledger.enter(domain))
  }

  @Test func afterOutagesADomainIsLeftAloneAndThenOneGoesAhead() throws {
    let time = Time()
    let ledger = ledger(DomainRules(serversAtOnce: 4, outagesInARow: 3), time)
    let source = try source("a.example.org")
    func fail() { ledger.ended(source, failure(source, .unreachable)) }
    for _ in 0..<3 {
      #expect(ledger.enter("example.org"))
      fail()
    }
    #expect(!ledger.enter("example.org"))
    #expect(ledger.pause("example.org") == .seconds(15))
    time.pass(.seconds(15))
    // Half-open: one, and no other beside it.
    #expect(ledger.enter("example.org"))
    #expect(!ledger.enter("example.org"))
    fail()
    #expect(ledger.pause("example.org") == .seconds(30))
    time.pass(.seconds(30))
    #expect(ledger.enter("example.org"))
    // Any answer closes the breaker, a refusal too.
    ledger.ended(source, failure(source, .authRequired))
    #expect(ledger.pause("example.org") == nil)
    #expect(ledger.enter("example.org"))
    #expect(ledger.enter("example.org"))
  }

  @Test func aDomainThatStaysSilentIsGivenUp() throws {
    let time = Time()
    let ledger = ledger(DomainRules(serversAtOnce: 1, outagesInARow: 1), time)
    let source = try source("a.example.org")
    for seconds in [15, 30, 60] {
      #expect(ledger.enter("example.org"))
      ledger.ended(source, failure(source, .startTimeout))
      #expect(ledger.pause("example.org") == .seconds(seconds))
      time.pass(.seconds(seconds))
    }
    #expect(ledger.enter("example.org"))
    ledger.ended(source, failure(source, .rateLimited))
    #expect(!ledger.enter("example.org"))
    #expect(ledger.isGivenUp("example.org"))
    #expect(ledger.hasGivenUpAny)
    #expect(
      ledger.refusal(of: source).message
        == "not tried: `example.org` did not answer for other servers; try again later")
  }

  @Test func noDomainTakesAllTheTurns() throws {
    let ledger = ledger(DomainRules(serversAtOnce: 1, outagesInARow: nil), Time())
    var line = WaitingLine(limit: 10)
    for (place, host) in ["a.x.org", "b.x.org", "c.x.org", "a.y.org"].enumerated() {
      let source = try source(host)
      line.append((place, source), domain: ledger.domain(of: source))
    }
    func pop() -> Int? { line.popReady(ledger)?.place }
    #expect([pop(), pop(), pop()] == [0, 3, nil])
    let first = try source("a.x.org")
    ledger.ended(first, failure(first, .authRequired))
    #expect([pop(), pop()] == [1, nil])
    #expect(line.count == 1)
  }
}
