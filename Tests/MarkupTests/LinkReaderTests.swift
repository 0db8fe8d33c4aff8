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
        MarkupLink(url: "/x", title: "", relation: "mcp", type: "application/json", line: 1),
        MarkupLink(url: "one/mcp", title: "The first server", line: 2),
      ])
  }

  @Test func anAtomFeedGivesItsEntries() throws {
    let found = try read(
      """
      <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.example/self" rel="self"/>
      <entry><title>Notes &amp; more</title><link rel="alternate" href="https://a.example/mcp"/></entry></feed>
      """)
    #expect(
      found.links == [MarkupLink(url: "https://a.example/mcp", title: "Notes & more", relation: "alternate", line: 2)])
  }

  @Test func anRSSFeedGivesItsItems() throws {
    let found = try read(
      """
      <rss version="2.0"><channel><title>List</title><link>https://a.example/</link>
      <item><title>Shop</title><link> https://b.example/sse </link></item></channel></rss>
      """)
    #expect(found.links == [MarkupLink(url: "https://b.example/sse", title: "Shop", line: 2)])
  }

  @Test func aSitemapGivesItsPlaces() throws {
    let found = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://c.example/mcp</loc></url></urlset>
      """)
    #expect(found.links == [MarkupLink(url: "https://c.example/mcp", title: "", line: 2)])
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

  @Test(arguments: [
    (
      "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc> https://a.example/1.xml </loc></sitemap></sitemapindex>",
      ["https://a.example/1.xml"]
    ),
    ("<html><a rel='next' href='?page=2'>more</a></html>", ["?page=2"]),
    (
      "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><link rel='next' href='/2'/><entry><link rel='next' href='/no'/></entry></feed>",
      ["/2"]
    ),
    ("<urlset><url><loc>https://a.example/mcp</loc></url></urlset>", []),
  ])
  func aListSaysWhereItGoesOn(text: String, expected: [String]) throws {
    #expect(try read(text).continuations == expected)
  }

  /// Whatever encoding hides them: nothing is read of a text that declares entities.
  @Test func entitiesInOtherEncodingsAreRefused() {
    let bomb = """
      <?xml version="1.0" encoding="UTF-16"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]>
      <feed><entry><title>&a;&x;</title><link href="https://a.example/mcp"/></entry></feed>
      """
    let units = Array(bomb.utf16).flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let seven = bomb.replacing("UTF-16", with: "UTF-7").replacing("<!ENTITY", with: "+ADwAIQ-ENTITY")
    for bytes in [[0xFF, 0xFE] + units, units, Array(seven.utf8)] {
      let found = try? LinkReader.read(bytes)
      #expect(found?.links.contains { $0.title.contains("root:") || $0.title.contains("aaaa") } != true)
      #expect(throws: MarkupProblem.self) { try MarkupDocument(bytes, .xml) }
    }
  }
}
