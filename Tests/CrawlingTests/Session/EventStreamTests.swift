import TestSupport
import Testing

@testable import Crawling

@Suite struct EventStreamTests {
  private static let stream: [UInt8] =
    [0xEF, 0xBB, 0xBF]
    + Array(
      """
      : a comment
      data: one\u{2028}\u{85}\r
      data:two\r
      \r
      event: endpoint\rdata:  /messages\r\rid: 7
      retry: 700
      data

      id: eight
      data: {"ü":1}

      data
      data

      event: empty

      unknown: field
      data:x

      id: nul\u{0}
      retry: -1
      data: unterminated
      """.utf8)
  private static let expected: [EventStream.Event] = [
    event("one\u{2028}\u{85}\ntwo"), event(" /messages", "endpoint"), event(#"{"ü":1}"#), event("\n"), event("x"),
  ]

  private static func event(_ data: String, _ type: String = "message") -> EventStream.Event {
    EventStream.Event(type: type, data: Array(data.utf8))
  }

  @Test func readsEveryKindOfLine() {
    var stream = EventStream(maximumEventBytes: 1_000)
    #expect(stream.feed(Self.stream) == Self.expected)
    #expect(stream.retryMilliseconds == 700)
    #expect(stream.lastEventID == "eight")
    #expect(stream.finish() == Self.event("unterminated"))
    #expect(stream.finish() == nil)
  }

  @Test func itDoesNotMatterWhereTheStreamIsCut() {
    for cut in 0...Self.stream.count {
      var stream = EventStream(maximumEventBytes: 1_000)
      let events = stream.feed(Self.stream[..<cut]) + stream.feed(Self.stream[cut...])
      #expect(events == Self.expected, "cut at \(cut)")
    }
    var single = EventStream(maximumEventBytes: 1_000)
    #expect(Self.stream.flatMap { single.feed([$0]) } == Self.expected)
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func knowsThreeEndsOfLine(end: String) {
    var stream = EventStream(maximumEventBytes: 100)
    let text = ["data: a", "", "data: b", "data: c", "", ""].joined(separator: end)
    #expect(stream.feed(text.utf8) == [Self.event("a"), Self.event("b\nc")])
  }

  @Test func aPrimingEventIsRememberedAndNotDelivered() {
    var stream = EventStream(maximumEventBytes: 100)
    #expect(stream.feed("id: first\ndata:\n\n".utf8) == [])
    #expect(stream.lastEventID == "first")
  }

  @Test func theLimitHoldsForLinesAndEvents() {
    var line = EventStream(maximumEventBytes: 10)
    #expect(line.feed((": " + String(repeating: "c", count: 20) + "\n").utf8) == [])
    #expect(line.isOverlong)
    var event = EventStream(maximumEventBytes: 20)
    #expect(event.feed("data: 123456\ndata: 123456\ndata: 123456\n\n".utf8) == [])
    #expect(event.isOverlong)
    #expect(event.feed("data: a\n\n".utf8) == [])
    #expect(event.finish() == nil)
    var many = EventStream(maximumEventBytes: 20)
    for number in 0..<100 { #expect(many.feed("data: \(number)\n\n".utf8).count == 1) }
  }

  @Test func aRetryBeyondAnIntegerChangesNothing() {
    var stream = EventStream(maximumEventBytes: 1_000)
    _ = stream.feed("retry: 5\nretry: \(String(repeating: "9", count: 60))\nretry: 5a\nretry:\n\n".utf8)
    #expect(stream.retryMilliseconds == 5)
  }
}
