import Markup
import Testing

/// Links out of pages and feeds, well-behaved and hostile.
@Suite struct LinkReaderTests {
  private func read(_ text: String) throws -> MarkupLinks { try LinkReader.read(Array(text.utf8)) }

  @Test func aPageGivesItsLinks() throws {
    let found = try read(
      """
      <!DOCTYPE html><html><head><base href="https://a.example/list/"><link rel="MCP" type="Application/JSON" href="/x">
      </head><body><nav><a href=" one/mcp ">The <b>first</b>
      server</a></nav><a name="no">none</a></body></html>
      """)
    #expect(found.base == "https://a.example/list/")
    #expect(
      found.links == [
        MarkupLink(url: "/x", title: "", relation: "mcp", type: "application/json"),
        MarkupLink(url: "one/mcp", title: "The first server"),
      ])
  }

  @Test func anAtomFeedGivesItsEntries() throws {
    let found = try read(
      """
      <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.example/self" rel="self"/>
      <entry><title>Notes &amp; more</title><link rel="alternate" href="https://a.example/mcp"/></entry></feed>
      """)
    #expect(
      found.links == [MarkupLink(url: "https://a.example/mcp", title: "Notes & more", relation: "alternate")])
  }

  @Test func anRSSFeedGivesItsItems() throws {
    let found = try read(
      """
      <rss version="2.0"><channel><title>List</title><link>https://a.example/</link>
      <item><title>Shop</title><link> https://b.example/sse </link></item></channel></rss>
      """)
    #expect(found.links == [MarkupLink(url: "https://b.example/sse", title: "Shop")])
  }

  @Test func aSitemapGivesItsPlaces() throws {
    let found = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://c.example/mcp</loc></url></urlset>
      """)
    #expect(found.links == [MarkupLink(url: "https://c.example/mcp", title: "")])
  }

  @Test(arguments: ["", "no markup at all", "<a href", "<a href='x'><a href='y'></b></i>", "<html>\u{0}<a href=z>"])
  func brokenPagesAreNoError(_ text: String) throws {
    _ = try read(text)
  }

  @Test func entitiesAreRefusedUnread() {
    let text = """
      <?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]><feed><entry><title>&b;&x;</title></entry></feed>
      """
    #expect(throws: MarkupProblem(line: 0, message: "the text declares entities, which are not read")) {
      try read(text)
    }
  }

  @Test func brokenXMLSaysWhere() {
    #expect(throws: MarkupProblem.self) { try read("<?xml version='1.0'?>\n<feed><entry></feed>") }
    let problems = WellFormedness.problems(inXML: Array("<?xml version='1.0'?>\n<feed><entry></feed>".utf8))
    #expect(problems.first?.line == 2)
  }

  @Test func depthCostsNoStack() throws {
    let text = String(repeating: "<div>", count: 200) + "<a href='deep/mcp'>d</a>"
    #expect(try read(text).links.map(\.url) == ["deep/mcp"])
    // Far beyond libxml2's own bound nothing traps.
    _ = try read(String(repeating: "<div>", count: 100_000) + "<a href='x'>d</a>")
  }

  @Test func aFloodOfElementsIsCutAndSaysSo() throws {
    let document = try MarkupDocument(
      Array(String(repeating: "<p>x</p>", count: 100).utf8), .html, limits: MarkupLimits(elements: 50))
    #expect(document.elements.count == 50)
    #expect(document.isCut)
  }

  @Test func anOverlongTextIsRefused() {
    #expect(throws: MarkupProblem(line: 0, message: "the text is longer than 3 bytes")) {
      try MarkupDocument(Array("<p>x".utf8), .html, limits: MarkupLimits(bytes: 3))
    }
  }
}
