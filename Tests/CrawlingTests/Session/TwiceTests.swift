import Testing
import ToolModel

@testable import Crawling

/// A second listing in the same session, and what the stateless era says of its lists.
@Suite struct TwiceTests {
  private var settings: CrawlSettings {
    var settings = CrawlSettings()
    settings.listsTwice = true
    return settings
  }

  @Test func theSameListTwiceIsNothing() throws {
    var script = SessionScript(settings)
    try script.open()
    try script.page(1, ["a", "b"])
    #expect(script.sent == [#"{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}}"#])
    #expect(script.timers == [.answer(id: 2): 2_000])
    try script.page(2, ["b", "a"])
    #expect(script.listing?.relisting == nil)
    #expect(script.listing?.tools.map(\.name) == ["a", "b"])
  }

  @Test func anotherListIsTold() throws {
    var script = SessionScript(settings)
    try script.open()
    try script.page(1, ["a"])
    try script.page(2, ["a", "burn"])
    let listing = try #require(script.listing)
    #expect(listing.tools.map(\.name) == ["a"])
    #expect(listing.relisting?.outcome == .unstable)
    #expect(listing.relisting?.definitions.map(\.name) == ["burn"])
  }

  /// A second listing that does not come to its end says nothing, and the first one stays whole.
  @Test(arguments: [
    SessionEvent.closed(Trouble(.exitedEarly, "gone")), .requestFailed(id: 2, Trouble(.serverError, "no")),
    .timerFired(.answer(id: 2)),
  ])
  func aSecondListingThatFailsIsForgotten(event: SessionEvent) throws {
    var script = SessionScript(settings)
    try script.open()
    try script.page(1, ["a"])
    script.step(event)
    #expect(script.listing?.completeness == .complete)
    #expect(script.listing?.tools.map(\.name) == ["a"])
    #expect(script.listing?.relisting == nil)
  }

  @Test(
    arguments: [
      (#""ttlMs":60000,"cacheScope":"public""#, ListFreshness(milliseconds: 60_000, isPublic: true)),
      (#""ttlMs":-1,"cacheScope":"private""#, ListFreshness(milliseconds: 0, isPublic: false)),
      (#""ttlMs":9007199254740993"#, ListFreshness(milliseconds: 31_536_000_000, isPublic: false)),
      (#""ttlMs":1e400"#, ListFreshness(milliseconds: 0, isPublic: false)),
      (#""cacheScope":"public""#, ListFreshness(milliseconds: 0, isPublic: true)),
      (#""resultType":"complete""#, nil),
    ] as [(String, ListFreshness?)])
  func howLongAListMayBeKeptIsRecorded(members: String, freshness: ListFreshness?) throws {
    var script = SessionScript.modern()
    script.step(.started)
    try script.receive(
      #"{"jsonrpc":"2.0","id":0,"result":{"supportedVersions":["2026-07-28"],"capabilities":{"tools":{}}}}"#)
    try script.receive(#"{"jsonrpc":"2.0","id":1,"result":{"tools":[],\#(members)}}"#)
    #expect(script.listing?.facts.freshness == freshness)
  }
}
