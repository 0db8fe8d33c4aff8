import Catalogue
import TestSupport
import Testing
import ToolModel

struct RecordingTests {
  private let folder: TemporaryFolder
  private let store: CatalogueStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogueStore(path: folder.path("store.sqlite"))
  }

  @Test func aSnapshotComesBackToTheByte() throws {
    let sent = Examples.snapshot(diagnostics: [
      Diagnostic(code: "stdout-noise", message: "something else than JSON", pointer: nil),
      Diagnostic(code: "missing-schema", message: "no schema", pointer: "/tools/3"),
    ])
    let recorded = try store.record(.success(sent), at: 1_760_000_001)
    let server = try #require(try store.latest(sent.source.id))
    let listing = try #require(server.listing)
    #expect(recorded == .new(snapshot: listing.id))
    expectEqual(listing.snapshot, sent)
    #expect(listing.assessment == nil)
    #expect(server.failure == nil)
    #expect(!server.isFailing)
    #expect(server.firstTried == 1_760_000_001)
    #expect(server.lastTried == 1_760_000_001)
  }

  @Test func hostileTextsComeBackWhole() throws {
    let hostile = "a\u{0}b\u{202E}c\u{FEFF}\u{1F480}\"\\\n\u{7}"
    let source = ServerSource(
      id: ServerID("https://harbour.test/\(hostile)"), name: hostile, location: .savedList(label: hostile))
    let tool = try #require(
      Examples.tools([#"{"name":"a\u0000b\ud800","description":"\u202e","inputSchema":{}}"#]).first)
    let sent = ToolSnapshot(
      source: source, takenAt: 7, protocolVersion: nil,
      serverInfo: ServerInfo(name: hostile, version: hostile, title: hostile), instructions: hostile,
      capabilities: [hostile], tools: [tool], completeness: .partial(why: hostile),
      diagnostics: [Diagnostic(code: "code", message: hostile, pointer: hostile)], confinement: [])
    try store.record(.success(sent), at: 8)
    let server = try #require(try store.latest(source.id))
    expectEqual(try #require(server.listing).snapshot, sent)
    #expect(server.source.id.text.utf8.elementsEqual(source.id.text.utf8))
    #expect(tool.name.utf8.contains(0))
  }

  @Test func whatFurtherListingsBroughtIsKept() throws {
    let burning = try #require(Examples.tools([#"{"name":"burn\u0000","description":"\ud800"}"#]).first)
    let relisting = Relisting(
      outcome: .cloaking, listings: 4,
      differences: [
        ListingDifference(kind: .added, tool: burning.name, after: "Burn it."),
        ListingDifference(kind: .changed, tool: nil, pointer: "/instructions", before: "a\u{0}", after: "b"),
      ], omitted: 3, definitions: [burning], instructions: "b")
    let sent = Examples.snapshot().relisted(relisting)
    try store.record(.success(sent), at: 1)
    #expect(try store.latest(sent.source.id)?.listing?.snapshot.relisting == relisting)
    #expect(try store.isKnown(sent))
    // A crawl that lists once only does not forget what an earlier one saw of the same list.
    try store.record(.success(Examples.snapshot()), at: 2)
    #expect(try store.latest(sent.source.id)?.listing?.snapshot.relisting == relisting)
    let same = Relisting(outcome: .same, listings: 2)
    try store.record(.success(Examples.snapshot().relisted(same)), at: 3)
    #expect(try store.latest(sent.source.id)?.listing?.snapshot.relisting == same)
    #expect(try !store.isKnown(Examples.snapshot(tools: [])))
  }

  @Test func sayingTheSameAgainOnlyMovesTheTime() throws {
    let first = try store.record(.success(Examples.snapshot(takenAt: 100)), at: 100)
    let id = try #require(first.snapshotID)
    let again = try store.record(.success(Examples.snapshot(takenAt: 200)), at: 200)
    #expect(again == .unchanged(snapshot: id))
    let listing = try #require(try store.latest(Examples.source().id)?.listing)
    #expect(listing.snapshot.takenAt == 100)
    #expect(listing.lastSeen == 200)
    #expect(listing.timesSeen == 2)
    #expect(try store.counts().snapshots == 1)
  }

  @Test func otherWhiteSpaceIsNoChange() throws {
    let first = try store.record(
      .success(Examples.snapshot(tools: [#"{"name":"a","inputSchema":{"type":"object"}}"#])), at: 1)
    let again = try store.record(
      .success(Examples.snapshot(tools: [#"{ "inputSchema": {"type": "object"}, "name": "a" }"#])), at: 2)
    #expect(again == .unchanged(snapshot: try #require(first.snapshotID)))
  }

  @Test(arguments: [
    Examples.snapshot(tools: Array(Examples.toolTexts.dropLast())),
    Examples.snapshot(tools: Examples.toolTexts.reversed()),
    Examples.snapshot(completeness: .partial(why: "page 2 was refused")),
  ])
  func sayingSomethingElseIsAChange(other: ToolSnapshot) throws {
    let first = try #require(try store.record(.success(Examples.snapshot()), at: 1).snapshotID)
    let second = try store.record(.success(other), at: 2)
    let id = try #require(second.snapshotID)
    #expect(second == .changed(snapshot: id, before: first))
    #expect(id != first)
    expectEqual(try #require(try store.latest(other.source.id)?.listing).snapshot, other)
  }

  @Test func definitionsAreKeptOnce() throws {
    try store.record(.success(Examples.snapshot("pkg:pypi/one")), at: 1)
    try store.record(.success(Examples.snapshot("pkg:pypi/two")), at: 1)
    try store.record(.success(Examples.snapshot("pkg:pypi/two", tools: Array(Examples.toolTexts.dropFirst()))), at: 2)
    let totals = try store.counts()
    #expect(
      totals
        == CatalogueTotals(
          servers: 2, listed: 2, failing: 0, tools: 9, definitions: 5, snapshots: 3, verdicts: 0))
  }

  @Test func duplicatesKeepTheirPlaceAndOrdinal() throws {
    let text = #"{"name":"a","inputSchema":{}}"#
    let sent = Examples.snapshot(tools: [text, #"{"name":"b","inputSchema":{}}"#, text])
    try store.record(.success(sent), at: 1)
    let tools = try #require(try store.latest(sent.source.id)?.listing).snapshot.tools
    #expect(tools.map(\.name) == ["a", "b", "a"])
    #expect(tools.map(\.ordinal) == [0, 0, 1])
  }

  @Test func aFailureKeepsTheLastGoodSnapshot() throws {
    let good = try #require(try store.record(.success(Examples.snapshot(takenAt: 1)), at: 1).snapshotID)
    #expect(try store.record(.failure(Examples.failure()), at: 2) == .failed(lastGood: good))
    #expect(try store.record(.failure(Examples.failure()), at: 3) == .failed(lastGood: good))
    var server = try #require(try store.latest(Examples.source().id))
    #expect(server.isFailing)
    #expect(server.lastTried == 3)
    #expect(server.listing?.id == good)
    let failure = try #require(server.failure)
    #expect(failure.failure == Examples.failure())
    #expect([failure.firstAt, failure.lastAt, Int64(failure.times)] == [2, 3, 2])

    try store.record(.failure(Examples.failure(reason: .startTimeout)), at: 4)
    server = try #require(try store.latest(Examples.source().id))
    #expect(server.failure?.failure.reason == .startTimeout)
    #expect(server.failure?.times == 1)

    #expect(try store.record(.success(Examples.snapshot()), at: 5) == .unchanged(snapshot: good))
    server = try #require(try store.latest(Examples.source().id))
    #expect(!server.isFailing)
    #expect(server.failure?.lastAt == 4)
  }

  @Test func aServerThatNeverAnsweredIsAFailure() throws {
    #expect(try store.record(.failure(Examples.failure()), at: 2) == .failed(lastGood: nil))
    let server = try #require(try store.latest(Examples.source().id))
    #expect(server.listing == nil)
    guard case .failed(let failure) = server.assessed?.outcome else {
      Issue.record("a server without a listing is a failure")
      return
    }
    #expect(failure == Examples.failure())
  }

  @Test func anUnknownServerIsNil() throws {
    #expect(try store.latest(ServerID("pkg:pypi/nobody")) == nil)
  }
}

/// Compares everything a snapshot holds, byte by byte where Swift's `==` would fold canonical equivalents.
func expectEqual(_ stored: ToolSnapshot, _ sent: ToolSnapshot, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(stored.source == sent.source, sourceLocation: sourceLocation)
  #expect(stored.takenAt == sent.takenAt, sourceLocation: sourceLocation)
  #expect(stored.protocolVersion == sent.protocolVersion, sourceLocation: sourceLocation)
  #expect(stored.serverInfo == sent.serverInfo, sourceLocation: sourceLocation)
  #expect(
    stored.instructions.map { Array($0.utf8) } == sent.instructions.map { Array($0.utf8) },
    sourceLocation: sourceLocation)
  #expect(stored.capabilities == sent.capabilities, sourceLocation: sourceLocation)
  #expect(stored.tools == sent.tools, sourceLocation: sourceLocation)
  #expect(stored.completeness == sent.completeness, sourceLocation: sourceLocation)
  #expect(stored.diagnostics == sent.diagnostics, sourceLocation: sourceLocation)
  #expect(stored.confinement == sent.confinement, sourceLocation: sourceLocation)
}
