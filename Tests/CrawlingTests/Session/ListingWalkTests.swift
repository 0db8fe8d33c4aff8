import JSONText
import Testing
import ToolModel

@testable import Crawling

@Suite struct ListingWalkTests {
  private func walk(pages: Int = 1_000, tools: Int = 20_000) -> ListingWalk {
    var settings = CrawlSettings()
    settings.maximumPages = pages
    settings.maximumTools = tools
    return ListingWalk(limits: ListingLimits(settings))
  }

  private func page(_ tools: String, cursor: String? = nil) throws -> JSONValue {
    let next = cursor.map { #","nextCursor":\#($0)"# } ?? ""
    return try JSONDocument(Array(#"{"tools":\#(tools)\#(next)}"#.utf8)).root
  }

  private func named(_ names: String...) -> String {
    "[" + names.map { #"{"name":"\#($0)","inputSchema":{}}"# }.joined(separator: ",") + "]"
  }

  @Test func emptyStringIsACursor() throws {
    var walk = walk()
    #expect(walk.accept(try page(named("a"), cursor: #""""#)) == .next(cursor: ""))
    #expect(walk.accept(try page(named("b"))) == .done)
    #expect(walk.contents.tools.map(\.name) == ["a", "b"])
  }

  @Test func emptyCursorWithEmptyPageIsTheEnd() throws {
    var walk = walk()
    #expect(walk.accept(try page(named("a"), cursor: #""x""#)) == .next(cursor: "x"))
    #expect(walk.accept(try page("[]", cursor: #""""#)) == .done)
  }

  @Test(arguments: ["7", "true", "{}", "[]"])
  func otherCursorsCut(cursor: String) throws {
    var walk = walk()
    #expect(
      walk.accept(try page(named("a"), cursor: cursor))
        == .cut(why: "the server gave a `nextCursor` that is not a string after page 1"))
    #expect(walk.contents.tools.map(\.name) == ["a"])
  }

  @Test func cursorsThatOnlyLookEqualAreDifferent() throws {
    var walk = walk()
    #expect(walk.accept(try page(named("a"), cursor: #""\u00e9""#)) == .next(cursor: "\u{E9}"))
    // String equality folds canonical equivalents; cursors are bytes.
    let step = walk.accept(try page(named("b"), cursor: #""e\u0301""#))
    guard case .next(let cursor) = step else {
      Issue.record("\(step)")
      return
    }
    #expect(cursor.token == Array(#""e\u0301""#.utf8))
  }

  @Test func namesThatOnlyLookEqualAreNew() throws {
    var walk = walk()
    _ = walk.accept(try page(named(#"\u00e9"#), cursor: #""1""#))
    for number in 2...6 { _ = walk.accept(try page(named("plain", #"e\u0301\#(number)"#), cursor: #""\#(number)""#)) }
    #expect(walk.accept(try page(named(#"e\u0301"#))) == .done)
    #expect(walk.contents.tools.count == 12)
  }

  @Test func theSameCursorCuts() throws {
    var walk = walk()
    #expect(walk.accept(try page(named("a"), cursor: #""x""#)) == .next(cursor: "x"))
    #expect(walk.accept(try page(named("b"), cursor: #""y""#)) == .next(cursor: "y"))
    #expect(
      walk.accept(try page(named("c"), cursor: #""x""#))
        == .cut(why: "the server gave the same cursor again after page 3"))
    #expect(walk.contents.tools.map(\.name) == ["a", "b", "c"])
  }

  @Test func threePagesWithoutANewNameCutAndAreLeftOut() throws {
    var walk = walk()
    #expect(walk.accept(try page(named("a", "b"), cursor: #""1""#)) == .next(cursor: "1"))
    #expect(walk.accept(try page(named("a"), cursor: #""2""#)) == .next(cursor: "2"))
    #expect(walk.accept(try page(named("b", "a"), cursor: #""3""#)) == .next(cursor: "3"))
    #expect(walk.accept(try page("[]", cursor: #""4""#)) == .cut(why: "3 pages in a row brought no new tool"))
    #expect(walk.contents.tools.map(\.name) == ["a", "b"])
    #expect(walk.contents.diagnostics.map(\.code) == ["repeated-pages"])
  }

  @Test func duplicatesOnLaterPagesAreKeptWhereTheWalkGoesOn() throws {
    var walk = walk()
    _ = walk.accept(try page(named("a"), cursor: #""1""#))
    _ = walk.accept(try page(named("a"), cursor: #""2""#))
    #expect(walk.accept(try page(named("b"))) == .done)
    #expect(walk.contents.tools.map(\.name) == ["a", "a", "b"])
    #expect(walk.contents.tools.map(\.ordinal) == [0, 1, 0])
    #expect(walk.contents.diagnostics.map(\.pointer) == ["/pages/1/tools/0/name"])
  }

  @Test func limitsOfPagesAndTools() throws {
    var few = walk(pages: 2)
    #expect(few.accept(try page(named("a"), cursor: #""1""#)) == .next(cursor: "1"))
    #expect(few.accept(try page(named("b"), cursor: #""2""#)) == .cut(why: "the limit of 2 pages was reached"))
    var small = walk(tools: 2)
    #expect(small.accept(try page(named("a", "b", "c"))) == .cut(why: "the limit of 2 tools was reached"))
    #expect(small.contents.tools.map(\.name) == ["a", "b"])
    var exact = walk(pages: 2, tools: 2)
    #expect(exact.accept(try page(named("a"), cursor: #""1""#)) == .next(cursor: "1"))
    #expect(exact.accept(try page(named("b"))) == .done)
  }

  @Test(arguments: [
    ("{}", "the answer has no `tools`"), (#"{"tools":null}"#, "the answer has no `tools`"),
    (#"{"tools":"none"}"#, "`tools` in the answer is not an array"),
  ])
  func whatIsNoListing(result: String, why: String) throws {
    var walk = walk()
    #expect(walk.accept(try JSONDocument(Array(result.utf8)).root) == .malformed(why: why))
    #expect(!walk.hasPages)
  }

  @Test func quarantinesToolsOneByOne() throws {
    let deep = String(repeating: "[", count: 511) + String(repeating: "]", count: 511)
    let deeper = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    let text =
      #"{"tools":[{"name":"a","x":\#(deep)},{"name":"b","x":\#(deeper)},7,{"name":"c","name":"d"},{"name":"e","x":NaN}]}"#
    var walk = walk()
    #expect(walk.accept(try JSONDocument(Array(text.utf8), limits: .message(bytes: 1 << 20)).root) == .done)
    #expect(walk.contents.tools.map(\.name) == ["a", "d", "e"])
    let found = walk.contents.diagnostics.filter { $0.code != "missing-schema" }.map { [$0.code, $0.pointer ?? ""] }
    #expect(
      found == [
        ["too-deep-tool", "/pages/0/tools/1"], ["malformed-tool", "/pages/0/tools/2"],
        ["duplicate-key", "/pages/0/tools/3"], ["not-finite-number", "/pages/0/tools/4"],
      ])
  }
}
