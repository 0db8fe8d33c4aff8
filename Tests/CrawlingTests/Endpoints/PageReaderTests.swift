import Crawling
import Testing
import ToolModel

/// Pages, feeds and sitemaps that list servers.
@Suite struct PageReaderTests {
  private func read(_ text: String, url: String = "") -> SourceReading {
    SourceReader(vault: Vault()).page(Array(text.utf8), url: url, label: "list")
  }

  @Test func linksThatLookLikeEndpointsAreSources() {
    let found = read(
      """
      <html><body><a href="https://a.example/mcp">Berths</a> <a href="https://a.example/mcp?key=swordfish">again</a>
      <a href="https://b.example/v1/SSE">Cranes</a> <a href="https://c.example/about">About</a>
      <a href="https://d.example/tools" rel="nofollow mcp-server">Tugs</a> <a href="mailto:x@y.example">mail</a>
      <a href="javascript:alert(1)/mcp">no</a> <a href="/mcp">nowhere</a></body></html>
      """)
    #expect(found.sources.map(\.name) == ["Berths", "again", "Cranes", "Tugs"])
    #expect(
      found.sources.map(\.id.text) == [
        "https://a.example/mcp", "https://a.example/mcp?key", "https://b.example/v1/SSE", "https://d.example/tools",
      ])
    #expect(found.diagnostics.map(\.message) == ["4 links do not look like an MCP endpoint and were left out"])
  }

  @Test func relativeLinksStartAtThePageOrItsBase() {
    #expect(
      read("<a href='x/mcp'>x</a>", url: "https://a.example/list/index.html").sources.map(\.id.text)
        == ["https://a.example/list/x/mcp"])
    #expect(
      read("<base href='https://b.example/deep/'><a href='mcp'>x</a>").sources.map(\.id.text)
        == ["https://b.example/deep/mcp"])
  }

  @Test func anAtomFeedIsAList() {
    let found = read(
      """
      <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Berths</title>
      <link href="https://a.example/mcp"/></entry></feed>
      """)
    #expect(found.sources.map(\.name) == ["Berths"])
    #expect(found.diagnostics.isEmpty)
  }

  @Test func aBrokenFeedIsADiagnostic() {
    let found = read("<?xml version='1.0'?><feed><entry>")
    #expect(found.sources.isEmpty)
    #expect(found.diagnostics.map(\.code) == ["unreadable-page"])
  }

  @Test func hostileMarkupIsBounded() {
    let bomb = read(
      """
      <?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]><feed><entry><title>&d;&x;</title>
      <link href="https://a.example/mcp"/></entry></feed>
      """)
    #expect(bomb.sources.allSatisfy { !$0.name.contains("root:") && $0.name.count <= 200 })
    #expect(
      read(String(repeating: "<div>", count: 100_000) + "<a href='https://a.example/mcp'>x</a>").sources.count <= 1)
    #expect(read("<a href='https://a.example/mcp" + String(repeating: "a", count: 1 << 20) + "'>x</a>").sources.isEmpty)
  }

  @Test func theSameServerIsListedOnce() {
    let many = (0..<500).map { _ in "<a href='https://a.example/mcp'>x</a>" }.joined()
    #expect(read(many).sources.map(\.id.text) == ["https://a.example/mcp"])
    #expect(read(many).diagnostics.isEmpty)
  }

  @Test func aPasswordInALinkIsNotShown() {
    let found = read("<a href='https://me:swordfish@a.example/mcp'>x</a>")
    #expect(!"\(found)".contains("swordfish"))
  }
}
