import Testing
import ToolModel

@testable import Crawling

/// What a server offers beside its tools is counted after them and never spoils the listing.
@Suite struct OfferTests {
  private let both = #"{"tools":{},"prompts":{},"resources":{}}"#

  private func method(_ script: SessionScript) -> String? {
    script.sent.first.flatMap { $0.firstMatch(of: /"method":"([^"]*)"/).map { String($0.output.1) } }
  }

  @Test func everythingThatIsAnnouncedIsCounted() throws {
    var script = SessionScript()
    try script.open(capabilities: both)
    try script.page(1, ["a"])
    #expect(script.sent == [#"{"jsonrpc":"2.0","id":2,"method":"prompts/list","params":{}}"#])
    #expect(script.timers == [.answer(id: 2): 5_000])
    try script.receive(#"{"jsonrpc":"2.0","id":2,"result":{"prompts":[{},{}],"nextCursor":"n"}}"#)
    #expect(script.sent == [#"{"jsonrpc":"2.0","id":3,"method":"prompts/list","params":{"cursor":"n"}}"#])
    try script.receive(#"{"jsonrpc":"2.0","id":3,"result":{"prompts":[{}]}}"#)
    #expect(method(script) == "resources/list")
    try script.receive(#"{"jsonrpc":"2.0","id":4,"error":{"code":-32603,"message":"no"}}"#)
    #expect(method(script) == "resources/templates/list")
    try script.receive(#"{"jsonrpc":"2.0","id":5,"result":{"resourceTemplates":[{}]}}"#)
    let listing = try #require(script.listing)
    #expect(listing.tools.map(\.name) == ["a"])
    #expect(
      listing.diagnostics.map(\.message) == [
        "the server also offers 3 prompts, resources (not counted) and 1 resource template; only tools are assessed"
      ])
  }

  @Test func theSameCursorAgainEndsTheCount() throws {
    var script = SessionScript()
    try script.open(capabilities: #"{"tools":{},"prompts":{}}"#)
    try script.page(1, ["a"])
    try script.receive(#"{"jsonrpc":"2.0","id":2,"result":{"prompts":[{}],"nextCursor":"n"}}"#)
    try script.receive(#"{"jsonrpc":"2.0","id":3,"result":{"prompts":[{}],"nextCursor":"n"}}"#)
    #expect(
      script.listing?.diagnostics.map(\.message) == [
        "the server also offers at least 2 prompts; only tools are assessed"
      ])
  }

  /// Whatever happens while it is counted: the tools were listed.
  @Test(arguments: [
    SessionEvent.closed(Trouble(.exitedEarly, "gone")), .requestFailed(id: 2, Trouble(.authRequired, "no")),
    .timerFired(.answer(id: 2)), .timerFired(.total),
  ])
  func aTroubleOnlyEndsTheCount(event: SessionEvent) throws {
    var script = SessionScript()
    try script.open(capabilities: both)
    try script.page(1, ["a"])
    script.step(event)
    #expect(script.listing?.completeness == .complete)
    #expect(script.listing?.diagnostics.map(\.code) == ["not-assessed"])
  }

  @Test func nothingIsAskedAfterACutListing() throws {
    var script = SessionScript()
    try script.open(capabilities: both)
    try script.receive(#"{"jsonrpc":"2.0","id":1,"result":{"tools":[],"nextCursor":7}}"#)
    #expect(script.sent.isEmpty)
    #expect(script.listing?.diagnostics.map(\.code) == ["not-assessed"])
  }

  @Test func nothingIsCountedUnasked() throws {
    var settings = CrawlSettings()
    settings.countsOffers = false
    var script = SessionScript(settings)
    try script.open(capabilities: both)
    try script.page(1, ["a"])
    #expect(script.listing != nil)
  }
}
