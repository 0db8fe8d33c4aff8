import Testing
import ToolModel

@testable import Crawling

@Suite struct SavedListTests {
  private static let tool = #"{"name":"a","inputSchema":{}}"#
  private static let other = #"{"name":"b","inputSchema":{}}"#

  private func read(_ text: String) -> CrawlOutcome {
    SourceReader(vault: Vault()).savedList(Array(text.utf8), label: "folder/shelf.v1.json", serverID: nil, takenAt: 7)
  }

  @Test(arguments: [
    #"{"tools":[\#(tool),\#(other)]}"#, "[\(tool),\(other)]", #"{"result":{"tools":[\#(tool),\#(other)]}}"#,
    #"{"jsonrpc":"2.0","id":1,"result":{"tools":[\#(tool),\#(other)]}}"#,
    #"[{"tools":[\#(tool)],"nextCursor":"1"},{"tools":[\#(other)]}]"#,
    #"[{"jsonrpc":"2.0","id":1,"result":{"tools":[\#(tool)]}},{"result":{"tools":[\#(other)]}}]"#,
    "\u{FEFF}" + #"{"tools":{"a":\#(tool),"b":\#(other)}}"#,
    #"{"tools":[\#(tool)]}"# + "\r\n\n" + #"{"result":{"tools":[\#(other)]}}"# + "\n",
    #"{"jsonrpc":"2.0","id":0,"result":{"protocolVersion":"2025-06-18"}}"# + "\n"
      + #"{"jsonrpc":"2.0","id":1,"result":{"tools":[\#(tool),\#(other)]}}"#,
    tool + "\n" + other + "\n",
  ])
  func everyShape(text: String) throws {
    let snapshot = try read(text).get()
    #expect(snapshot.tools.map(\.name) == ["a", "b"])
    #expect(snapshot.completeness == .complete)
    #expect(snapshot.source.id.text == "shelf.v1")
    #expect(snapshot.takenAt == 7)
  }

  @Test func aSnapshotsFactsAreKept() throws {
    let snapshot = try read(
      #"{"protocolVersion":"2025-06-18","serverInfo":{"name":"n","version":"v"},"instructions":"Be kind.","capabilities":{"tools":{}},"tools":[]}"#
    ).get()
    #expect(snapshot.protocolVersion == "2025-06-18")
    #expect(snapshot.serverInfo.name == "n")
    #expect(snapshot.instructions == "Be kind.")
    #expect(snapshot.capabilities == ["tools"])
    #expect(snapshot.tools.isEmpty)
  }

  @Test func anOpenCursorIsAPartialList() throws {
    guard case .partial = try read(#"{"tools":[],"nextCursor":""}"#).get().completeness else {
      return #expect(Bool(false))
    }
  }

  @Test(arguments: [
    "", "hello", "{", "7", "null", "{}", #"{"result":{}}"#, #"{"error":{"code":1,"message":"no"}}"#, #"{"tools":7}"#,
    "{}\n{}", "hello\nworld",
  ])
  func whatIsNoList(text: String) {
    guard case .failure(let failure) = read(text) else { return #expect(Bool(false)) }
    #expect(failure.reason == .notMCP)
  }

  @Test func aToolThatIsTooDeepIsLeftOut() throws {
    let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
    let snapshot = try read(#"{"tools":[{"name":"deep","x":\#(deep)},\#(Self.tool)]}"#).get()
    #expect(snapshot.tools.map(\.name) == ["a"])
    #expect(snapshot.diagnostics.map(\.code) == ["too-deep-tool"])
  }
}
