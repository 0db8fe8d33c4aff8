import Reports
import TestSupport
import Testing
import ToolModel

struct SiteTests {
  @Test(arguments: [
    ("home.html", "index.html"), ("server.html", "servers/harbour-master/index.html"),
    ("server-partial.html", "servers/quay-crane/index.html"), ("server-failed.html", "servers/silent-buoy/index.html"),
    ("tool-read.html", "servers/quay-crane/tools/crane-list-loads/index.html"),
    ("tool-destructive.html", "servers/harbour-master/tools/harbour-delete-berth/index.html"),
    ("tool-dotted.html", "servers/quay-crane/tools/crane-run/index.html"), ("servers.html", "servers/index.html"),
    ("classes.html", "categories/index.html"), ("class.html", "categories/execute/index.html"),
    ("risks.html", "risk/index.html"), ("risk.html", "risk/critical/index.html"),
    ("attacks.html", "attacks/index.html"),
    ("attack.html", "attacks/runaway-loop/index.html"),
    ("capability.html", "capabilities/secrets/index.html"), ("finding.html", "findings/missing-annotations/index.html"),
    ("rule.html", "rules/destructive-name-verb/index.html"), ("term.html", "glossary/toxic-combination/index.html"),
    ("tokens.html", "token-cost/index.html"), ("tokens-server.html", "token-cost/harbour-master/index.html"),
    ("changes.html", "changes/index.html"), ("letter.html", "a-z/h/index.html"), ("data.html", "data/index.html"),
    ("search.html", "search/index.html"), ("server.md", "servers/harbour-master/index.md"),
    ("tool.md", "servers/harbour-master/tools/harbour-delete-berth/index.md"),
    ("class.md", "categories/execute/index.md"),
    ("server.json", "servers/harbour-master/index.json"), ("llms.txt", "llms.txt"),
    ("tool.json", "servers/harbour-master/tools/harbour-delete-berth/index.json"),
    ("badge.svg", "badge/harbour-master.svg"),
    ("search-facets.json", "search/facets.json"), ("search-words.json", "search/w/be.json"),
    ("search-tools.json", "search/t/0.json"), ("feed.xml", "servers/harbour-master/feed.xml"),
    ("feed.json", "changes/feed.json"), ("methodology.html", "methodology/index.html"),
    ("coverage.html", "coverage/index.html"), ("404.html", "404.html"), ("robots.txt", "robots.txt"),
  ])
  func eachKindOfPage(_ golden: String, _ path: String) {
    expectGolden(Site.page(path, of: Site.render()), named: golden)
  }

  @Test func sitemapAndRobotsOfAPublishedSite() {
    let files = Site.render(baseURL: "https://catalogue.example/mcp")
    expectGolden(Site.page("sitemap.xml", of: files), named: "sitemap.xml")
    expectGolden(Site.page("sitemaps/part-1.xml", of: files), named: "sitemap-part.xml")
    #expect(Site.page("robots.txt", of: files).hasSuffix("Sitemap: https://catalogue.example/mcp/sitemap.xml\n"))
    #expect(
      Site.page("index.html", of: files).contains("<link rel=\"canonical\" href=\"https://catalogue.example/mcp/\"/>"))
  }

  @Test(arguments: [nil, "https://catalogue.example/"])
  func everyPageIsWellFormedAndEveryLinkResolves(_ baseURL: String?) {
    let files = Site.render(baseURL: baseURL)
    let pages = Set(files.map(\.path))
    #expect(pages.count == files.count)
    // The program streams the rows to download; they are not pages.
    let downloads = [
      "tools.jsonl", "tools.csv", "servers.jsonl", "findings.jsonl", "catalogue.sqlite", "schema.json", "SHA256SUMS",
    ]
    let paths = pages.union(downloads.map { "data/" + $0 })
    for file in files where [".html", ".xml", ".svg"].contains(where: { file.path.hasSuffix($0) }) {
      let document = WellFormed(file.bytes)
      #expect(document.error == nil, "\(file.path)")
      #expect(Set(document.ids).count == document.ids.count, "\(file.path)")
      guard file.path.hasSuffix(".html") else { continue }
      #expect(document.elements["h1"] == 1, "\(file.path)")
      for link in document.links {
        let target = Self.resolve(link, from: file.path, ids: document.ids)
        #expect(target.isEmpty || paths.contains(target), "\(file.path) links to \(link)")
      }
    }
  }

  /// The file a link leads to; empty for one that needs no file.
  private static func resolve(_ link: String, from path: String, ids: [String]) -> String {
    if link.hasPrefix("#") { return ids.contains(String(link.dropFirst())) ? "" : "no such id" }
    if link.hasPrefix("https://") || link.hasPrefix("http://") { return "" }
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." {
        guard parts.popLast() != nil else { return "outside" }
      } else if part != "." {
        parts.append(String(part))
      }
    }
    let target = parts.joined(separator: "/")
    return link.hasSuffix("/") ? (target.isEmpty ? "index.html" : target + "/index.html") : target
  }

  @Test func theOrderOfServersDoesNotMatter() {
    let one = Set(Site.render())
    let other = Set(Site.render(Site.servers.reversed()))
    #expect(one == other)
  }

  @Test func pathsAreMadeOfHarmlessCharacters() {
    for file in Site.render(HostileSite.servers) {
      #expect(file.path.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-._/".utf8.contains($0) })
      #expect(!file.path.split(separator: "/").contains { $0 == ".." || $0 == "." || $0 == "con" })
    }
  }

  @Test(arguments: [nil, "https://catalogue.example/"])
  func nothingRunsOrLoadsThatIsNotOurs(_ baseURL: String?) {
    for file in Site.render(baseURL: baseURL) where file.path.hasSuffix(".html") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let document = WellFormed(file.bytes)
      // The one script of ours, and at most one block of data.
      let blocks = text.split(separator: "<script").dropFirst().map { String($0.prefix { $0 != ">" }) }
      #expect(blocks.filter { $0.contains("src=") }.count == 1)
      #expect(blocks.filter { !$0.contains("src=") }.allSatisfy { $0 == " type=\"application/ld+json\"" })
      #expect(blocks.count == (baseURL != nil && text.contains("application/ld+json") ? 2 : 1))
      #expect(document.elements["style"] == nil)
      #expect(!text.contains(" style=\"") && !text.contains(" onclick"))
      #expect(text.contains("default-src 'none'; script-src 'self'; style-src 'self'"))
    }
  }

  @Test func aToolPageStaysSmall() {
    let text = Site.page("servers/harbour-master/tools/harbour-delete-berth/index.html", of: Site.render())
    #expect(text.utf8.count < 30_000)
    #expect(text.contains("<mark>"))
  }
}
