import Testing
import Transfers

@testable import Crawling

/// What a robots.txt allows; the examples of RFC 9309 among them.
struct RobotsRulesTests {
  private func allows(_ file: String, _ path: String) throws -> Bool {
    let url = try #require(CanonicalURL.parse("https://example.org\(path)"))
    return RobotsRules(Array(file.utf8)).allow(url)
  }

  @Test(arguments: [
    ("", "/mcp", true),
    ("User-agent: *\nDisallow: /", "/mcp", false),
    ("User-agent: *\nDisallow:", "/mcp", true),
    ("user-agent:*\ndisallow:/mcp", "/mcp/x", false),
    ("User-agent: *\r\nDisallow: /mcp\r\n", "/mcp", false),
    ("User-agent: other\nDisallow: /", "/mcp", true),
    ("User-agent: *\nDisallow: /\n\nUser-agent: plimsoll\nAllow: /", "/mcp", true),
    ("User-agent: *\nAllow: /\n\nUser-agent: Plimsoll/1.0\nDisallow: /mcp", "/mcp", false),
    ("User-agent: plimsollx\nDisallow: /", "/mcp", true),
    ("User-agent: a\nUser-agent: plimsoll\nDisallow: /mcp", "/mcp", false),
    ("User-agent: a\nDisallow: /a\nUser-agent: plimsoll\nDisallow: /b", "/a", true),
    ("User-agent: plimsoll\nDisallow: /a\nUser-agent: plimsoll\nDisallow: /b", "/a", false),
    ("User-agent: *\nDisallow: /a\nCrawl-delay: 4\nDisallow: /b", "/b", false),
    ("\u{FEFF}User-agent: *\nDisallow: /", "/mcp", false),
    ("# nothing\nUser-agent: * # all\nDisallow: /mcp # here", "/mcp", false),
    ("Disallow: /", "/mcp", true),
    // Section 5.2: the longest match.
    ("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/x", true),
    (
      "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif",
      false
    ),
    ("User-agent: *\nDisallow: /mcp\nAllow: /mcp", "/mcp", true),
    ("User-agent: *\nDisallow: /robots.txt", "/robots.txt", true),
    // Section 2.2.3: special characters.
    ("User-agent: *\nDisallow: /*.gif$", "/a/b.gif", false),
    ("User-agent: *\nDisallow: /*.gif$", "/a/b.gifs", true),
    ("User-agent: *\nDisallow: /*/private/*x", "/a/private/b/x/c", false),
    ("User-agent: *\nDisallow: /a*b$", "/ab", false),
    ("User-agent: *\nDisallow: /a*b$", "/a", true),
    ("User-agent: *\nDisallow: /mcp$", "/mcp/", true),
    ("User-agent: *\nDisallow: /mcp*$", "/mcp/", false),
    ("User-agent: *\nDisallow: /*?key=", "/mcp?key=1", false),
    ("User-agent: *\nDisallow: /%7Euser/%c3%a4", "/~user/%C3%A4", false),
    ("User-agent: *\nDisallow: /ä", "/%C3%A4", false),
  ])
  func aFileSays(file: String, path: String, allowed: Bool) throws {
    #expect(try allows(file, path) == allowed)
  }

  @Test func aHostileFileIsReadFast() throws {
    let stars = String(repeating: "*a", count: 5_000)
    let file = "User-agent: *\n" + String(repeating: "Disallow: /\(stars)b$\n", count: 40)
    #expect(try allows(file, "/" + String(repeating: "a", count: 10_000)))
  }

  @Test func whatStandsBehindTheLimitDoesNotCount() throws {
    let filling = String(repeating: "# nothing here\n", count: 40_000)
    #expect(try allows("User-agent: *\n\(filling)Disallow: /", "/mcp"))
  }
}
