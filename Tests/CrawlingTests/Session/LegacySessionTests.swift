import Testing
import ToolModel

@testable import Crawling

@Suite struct LegacySessionTests {
  private let opening =
    #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"plimsoll","version":"0.1.0"}}}"#

  @Test func opensListsAndEnds() throws {
    var script = SessionScript()
    script.step(.started)
    #expect(script.sent == [opening])
    #expect(script.timers == [.total: 180_000, .answer(id: 0): 30_000])
    try script.receive(
      #"{"jsonrpc":"2.0","id":0,"result":{"protocolVersion":"2025-03-26","capabilities":{"tools":{},"logging":{}},"serverInfo":{"name":"s","version":"2"},"instructions":"Be kind."}}"#
    )
    #expect(
      script.sent == [
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}"#,
      ])
    #expect(script.timers == [.answer(id: 1): 15_000])
    try script.page(1, ["a"], cursor: "x")
    #expect(script.sent == [#"{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{"cursor":"x"}}"#])
    try script.page(2, ["b"])
    let listing = try #require(script.listing)
    #expect(listing.tools.map(\.name) == ["a", "b"])
    #expect(listing.completeness == .complete)
    #expect(listing.facts.revision == "2025-03-26")
    #expect(listing.facts.capabilities == ["logging", "tools"])
    #expect(listing.facts.instructions == "Be kind.")
    #expect(listing.diagnostics.isEmpty)
  }

  @Test func saysNothingAfterItsEnd() throws {
    var script = SessionScript()
    try script.open()
    try script.page(1, ["a"])
    try script.page(1, ["b"])
    script.step(.closed(Trouble(.exitedEarly, "gone")))
    #expect(script.sent.isEmpty)
    #expect(script.listing?.tools.map(\.name) == ["a"])
  }

  @Test func offersOnceWhatTheServerNames() throws {
    var script = SessionScript()
    script.step(.started)
    let refusal =
      #""error":{"code":-32602,"message":"no","data":{"supported":["2024-11-05","2025-06-18","2099-01-01"]}}}"#
    try script.receive(#"{"jsonrpc":"2.0","id":0,"# + refusal)
    #expect(
      script.sent.first?.contains(#""id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18""#) == true)
    try script.receive(#"{"jsonrpc":"2.0","id":1,"# + refusal)
    #expect(script.trouble?.reason == .protocolError)
  }

  @Test(arguments: [
    (#""result":{"protocolVersion":"1999-01-01"}"#, CrawlFailure.Reason.unsupportedVersion),
    (#""result":{"protocolVersion":7}"#, .unsupportedVersion), (#""result":{}"#, .unsupportedVersion),
    (#""result":null"#, .protocolError), (#""result":[]"#, .protocolError),
    (#""error":{"code":-32602,"message":"no","data":{"supported":["2099-01-01"]}}"#, .unsupportedVersion),
    (#""error":{"code":-32603,"message":"broken"}"#, .protocolError), (#""error":"broken""#, .protocolError),
  ])
  func anOpeningThatLeadsNowhere(answer: String, reason: CrawlFailure.Reason) throws {
    var script = SessionScript()
    script.step(.started)
    try script.receive(#"{"jsonrpc":"2.0","id":0,\#(answer)}"#)
    #expect(script.trouble?.reason == reason)
  }

  @Test func hintsAtTheStatelessEra() throws {
    var script = SessionScript()
    script.step(.started)
    try script.receive(
      #"{"jsonrpc":"2.0","id":0,"error":{"code":-32022,"message":"no","data":{"supported":["2026-07-28"]}}}"#)
    #expect(script.trouble?.hint == .mayBeModern)
  }

  @Test(arguments: [
    (#"1"#, true), (#""1""#, true), (#"1.0"#, true), (#"10e-1"#, true), (#"2"#, false), (#""a""#, false),
    (#"null"#, false), (#"true"#, false), (#"{}"#, false), (#"1e400"#, false), (#"[1]"#, false),
  ])
  func matchesIds(id: String, fits: Bool) throws {
    var script = SessionScript()
    try script.open()
    try script.receive(#"{"jsonrpc":"2.0","id":\#(id),"result":{"tools":[]}}"#)
    #expect((script.listing != nil) == fits)
    if !fits {
      try script.page(1, ["a"])
      #expect(script.listing?.diagnostics.map(\.code) == ["stray-answer"])
    }
  }

  @Test(arguments: ["null", #""server-error""#])
  func anErrorWithoutAnIdBelongsToTheOnlyRequest(id: String) throws {
    var script = SessionScript()
    try script.open()
    try script.receive(#"{"jsonrpc":"2.0","id":\#(id),"error":{"code":-32600,"message":"bad"}}"#)
    #expect(script.trouble?.message == "the server answered `tools/list` with error -32600: `bad`")
  }

  @Test func limitsOfTime() throws {
    var script = SessionScript()
    script.step(.started)
    script.step(.timerFired(.answer(id: 7)))
    #expect(script.result == nil, "a timer of another request")
    script.step(.timerFired(.answer(id: 0)))
    #expect(script.trouble?.reason == .startTimeout)

    var listing = SessionScript()
    try listing.open()
    listing.step(.timerFired(.answer(id: 1)))
    #expect(listing.trouble?.reason == .listTimeout)

    var later = SessionScript()
    try later.open()
    try later.page(1, ["a"], cursor: "2")
    later.step(.timerFired(.total))
    #expect(later.listing?.completeness == .partial(why: "the listing did not end within 180000 ms"))
  }

  @Test func aLostSessionIsOpenedAnewOnce() throws {
    let lost = Trouble(.protocolError, "gone", httpStatus: 404, hint: .sessionExpired)
    var script = SessionScript()
    try script.open()
    try script.page(1, ["a"], cursor: "2")
    script.step(.requestFailed(id: 2, lost))
    #expect(script.sent.first?.contains(#""id":3,"method":"initialize""#) == true)
    try script.receive(
      #"{"jsonrpc":"2.0","id":3,"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}}}"#
    )
    script.step(.requestFailed(id: 3, lost))
    #expect(script.result == nil, "that request was answered")
    script.step(.requestFailed(id: 4, lost))
    #expect(script.trouble?.httpStatus == 404, "the first page of the new session is not known")
  }

  @Test func answersPingsAndDeclinesTheRest() throws {
    var script = SessionScript()
    try script.open()
    try script.receive(#"{"jsonrpc":"2.0","id":"p\u00e9\"","method":"ping"}"#)
    #expect(script.sent == [#"{"jsonrpc":"2.0","id":"p\u00e9\"","result":{}}"#])
    try script.receive(#"{"jsonrpc":"2.0","id":1,"method":"sampling/createMessage","params":{}}"#)
    #expect(
      script.sent == [#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"not supported by this client"}}"#])
    try script.receive(#"{"jsonrpc":"2.0","method":"notifications/message","params":{}}"#)
    try script.receive("[]")
    #expect(script.sent.isEmpty)
    try script.page(1, [])
    #expect(script.listing?.diagnostics.map(\.code) == ["server-request"])
  }

  @Test func aListingThatIsRefused() throws {
    var announced = SessionScript()
    try announced.open()
    try announced.receive(#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"?"}}"#)
    #expect(announced.trouble?.reason == .protocolError)
    var silent = SessionScript()
    try silent.open(capabilities: #"{"tools":null}"#)
    try silent.receive(#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"?"}}"#)
    #expect(silent.trouble?.reason == .noTools)
  }

  @Test func aCancelledRequestIsOver() throws {
    var script = SessionScript()
    try script.open()
    try script.receive(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":0}}"#)
    #expect(script.result == nil, "that was another request")
    try script.receive(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#)
    #expect(script.trouble?.reason == .protocolError)
  }
}
