import GRDB
import TestSupport
import Testing
import ToolModel

@testable import Catalogue

/// Which process lists which server of a run.
struct CrawlLedgerTests {
  private let folder: TemporaryFolder
  private let store: CatalogueStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogueStore(path: folder.path("store.sqlite"))
  }

  private func begin(
    _ owner: String, resumes: Bool = false, part: String = "", alive: Set<String> = ["a", "b"]
  ) throws -> CrawlLedger {
    try store.beginRun(part: part, resumes: resumes, owner: owner, at: 10) { alive.contains($0) }
  }

  private func record(_ id: String) throws {
    try store.record(.success(Examples.snapshot(id)), at: 10)
  }

  @Test func aServerIsListedByOneProcess() throws {
    let (a, b) = (try begin("a"), try begin("b"))
    #expect(try a.claim(ServerID("x"), now: 100, until: 200) == .granted)
    #expect(try a.claim(ServerID("x"), now: 100, until: 200) == .granted)
    #expect(try b.claim(ServerID("x"), now: 199, until: 300) == .held)
    try record("x")
    #expect(try b.claim(ServerID("x"), now: 199, until: 300) == .done)
    #expect(try b.claim(ServerID("y"), now: 199, until: 300) == .granted)
  }

  @Test func aLeaseEnds() throws {
    let (a, b) = (try begin("a"), try begin("b"))
    #expect(try a.claim(ServerID("x"), now: 100, until: 200) == .granted)
    #expect(try b.claim(ServerID("x"), now: 200, until: 300) == .granted)
    #expect(try a.claim(ServerID("x"), now: 201, until: 300) == .held)
    try b.release(ServerID("x"))
    #expect(try a.claim(ServerID("x"), now: 201, until: 300) == .granted)
    // Nobody gives back what is another's.
    try b.release(ServerID("x"))
    #expect(try b.claim(ServerID("x"), now: 202, until: 300) == .held)
  }

  @Test func whatADeadProcessHeldIsFree() throws {
    let dead = try begin("dead", alive: ["dead"])
    #expect(try dead.claim(ServerID("x"), now: 100, until: 200) == .granted)
    #expect(try begin("a").claim(ServerID("x"), now: 101, until: 300) == .granted)
  }

  @Test func aRunGoesOnWhereItStopped() throws {
    let dead = try begin("dead")
    try record("x")
    #expect(!dead.isResumed)
    let again = try begin("a", resumes: true)
    #expect(again.isResumed)
    #expect(again.run == dead.run)
    #expect(try again.claim(ServerID("x"), now: 100, until: 200) == .done)
    #expect(try again.claim(ServerID("y"), now: 100, until: 200) == .granted)
    try again.finish(at: 20)
    // Nothing is left to go on with.
    #expect(try !begin("b", resumes: true).isResumed)
  }

  @Test func aNewRunListsEverythingAnew() throws {
    _ = try begin("dead")
    try record("x")
    let next = try begin("a")
    #expect(try next.claim(ServerID("x"), now: 100, until: 200) == .granted)
    // And nobody goes on with the one before.
    let resumed = try begin("b", resumes: true)
    #expect(resumed.run == next.run)
  }

  @Test func sharesAreRunsOfTheirOwn() throws {
    let first = try begin("dead", part: "1/2")
    #expect(try !begin("a", resumes: true, part: "2/2").isResumed)
    #expect(try begin("a", resumes: true, part: "1/2").run == first.run)
  }

  @Test func anOldStoreIsBroughtUpToDate() throws {
    try record("x")
    try store.write { database in
      for table in ["lease", "run", "ticket"] { try database.execute(sql: "DROP TABLE \(table)") }
      try database.execute(sql: "ALTER TABLE server DROP COLUMN ticket")
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    let again = try CatalogueStore(path: folder.path("store.sqlite"))
    let ledger = try again.beginRun(part: "", resumes: false, owner: "a", at: 1) { _ in true }
    #expect(try ledger.claim(ServerID("x"), now: 1, until: 2) == .granted)
    try again.record(.success(Examples.snapshot("x")), at: 10)
    #expect(try ledger.claim(ServerID("x"), now: 1, until: 2) == .done)
  }

  @Test func deadLettersAreTheFailingServers() throws {
    try record("good")
    let source = Examples.snapshot("bad").source
    try store.record(.success(Examples.snapshot("bad")), at: 1)
    for time in [2, 3] as [Int64] {
      try store.record(.failure(CrawlFailure(source: source, reason: .unreachable, message: "gone")), at: time)
    }
    var letters: [String] = []
    try store.forEachDeadLetter { server in
      let failure = try #require(server.failure)
      letters.append("\(server.source.id.text) \(failure.failure.reason.rawValue) \(failure.times) \(server.lastTried)")
    }
    #expect(letters == ["bad unreachable 2 3"])
    #expect(try store.lastGoodListing(of: ServerID("bad")) == nil)
    #expect(try store.lastGoodListing(of: ServerID("good"))?.lastSeen == max(10, Examples.snapshot("good").takenAt))
    #expect(try store.lastGoodListing(of: ServerID("none")) == nil)
  }
}
