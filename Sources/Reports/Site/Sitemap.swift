import ToolModel

/// `robots.txt`, and for a published site the sitemap index and its parts (sitemaps.org 0.9: at most 50,000 addresses a
/// file; we stay well below). `lastmod` is when the store first saw what the page tells; where nothing says when, there
/// is none.
struct Sitemap {
  let site: SiteRenderer
  private static let partSize = 40_000

  private struct Address {
    let directory: String
    let modified: Int64?
  }

  func files() -> [SiteFile] {
    guard let base = site.settings.safeBase else {
      return [SiteFile(path: "robots.txt", bytes: Array("User-agent: *\nAllow: /\n".utf8))]
    }
    let addresses = self.addresses()
    var files: [SiteFile] = []
    var names: [(String, Int64?)] = []
    for start in stride(from: 0, to: addresses.count, by: Self.partSize) {
      let part = addresses[start..<min(start + Self.partSize, addresses.count)]
      let name = "sitemaps/part-\(names.count + 1).xml"
      names.append((name, part.compactMap(\.modified).max()))
      files.append(document(name, root: "urlset", entry: "url", part.map { (base + $0.directory, $0.modified) }))
    }
    files.append(
      document("sitemap.xml", root: "sitemapindex", entry: "sitemap", names.map { (base + $0.0, $0.1) }))
    return files + [
      SiteFile(path: "robots.txt", bytes: Array("User-agent: *\nAllow: /\nSitemap: \(base)sitemap.xml\n".utf8))
    ]
  }

  private func document(
    _ path: String, root: Literal, entry: Literal, _ addresses: [(String, Int64?)]
  ) -> SiteFile {
    var xml = HTMLWriter()
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.element(root, .literal("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")) { document in
      for (address, modified) in addresses {
        document.lineBreak()
        document.element(entry) { element in
          element.element("loc", text: address)
          if let modified { element.element("lastmod", text: TimeText(modified).date) }
        }
      }
      document.lineBreak()
    }
    xml.lineBreak()
    return SiteFile(path: path, bytes: xml.bytes)
  }

  /// Every page that search engines may list, in a fixed order.
  private func addresses() -> [Address] {
    let index = site.index
    let newest = index.newest
    var directories = [
      SitePaths.home, SitePaths.categories, SitePaths.risks, SitePaths.capabilities, SitePaths.findings,
      SitePaths.attacks, SitePaths.glossary, SitePaths.rules, SitePaths.methodology, SitePaths.coverage,
      SitePaths.changes, SitePaths.tokens, SitePaths.data, SitePaths.letters,
    ]
    directories += Category.allCases.filter { index.totals.tools(of: $0) > 0 }.map(SitePaths.category)
    directories += RiskLevel.allCases.filter { index.totals.tools(at: $0) > 0 }.map(SitePaths.risk)
    directories += index.findings.map { SitePaths.finding($0.id) }
    directories += AttackLibrary.patterns.map { SitePaths.attack($0.slug) }
    directories += Glossary.terms.map { SitePaths.term($0.slug) }
    directories += site.rules.entries.map { SitePaths.rule($0.id) }
    directories += PagedList.parts(index.shown).map { SitePaths.part($0.number, of: SitePaths.servers) }
    var result = directories.map { Address(directory: $0, modified: newest) }
    for place in index.shown {
      let server = index.servers[place]
      guard server.failure == nil, !server.tools.isEmpty else { continue }
      result.append(Address(directory: SitePaths.server(server.slug), modified: server.listedAt))
      result.append(Address(directory: SitePaths.tokens(of: server.slug), modified: server.listedAt))
      // A tool without a description has a thin page, which asks not to be listed.
      for tool in index.tools[server.tools] where !tool.excerpt.isEmpty {
        result.append(Address(directory: SitePaths.tool(tool.slug, of: server.slug), modified: server.listedAt))
      }
    }
    return result
  }
}
