import ToolModel

/// `robots.txt`, and for a published site the sitemap index and its parts (sitemaps.org 0.9: at most 50,000 addresses a
/// file; we stay well below).
struct Sitemap {
  let renderer: SiteRenderer
  private static let partSize = 40_000

  func files() -> [SiteFile] {
    guard let base = renderer.settings.baseURL else {
      return [SiteFile(path: "robots.txt", bytes: Array("User-agent: *\nAllow: /\n".utf8))]
    }
    let directories = self.directories()
    var files: [SiteFile] = []
    var names: [String] = []
    for start in stride(from: 0, to: directories.count, by: Self.partSize) {
      let name = "sitemaps/part-\(names.count + 1).xml"
      names.append(name)
      let part = directories[start..<min(start + Self.partSize, directories.count)]
      files.append(document(path: name, root: "urlset", entry: "url", addresses: part.map { base + $0 }))
    }
    files.append(
      document(path: "sitemap.xml", root: "sitemapindex", entry: "sitemap", addresses: names.map { base + $0 }))
    // The base URL is the publisher's; in a line-based file nothing but its own line may come of it.
    let address = SiteLink.external(base)?.text ?? ""
    let robots = "User-agent: *\nAllow: /\n" + (address.isEmpty ? "" : "Sitemap: \(address)sitemap.xml\n")
    return files + [SiteFile(path: "robots.txt", bytes: Array(robots.utf8))]
  }

  private func document(path: String, root: StaticString, entry: StaticString, addresses: [String]) -> SiteFile {
    var xml = HTMLWriter()
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.element(root, .literal("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")) { document in
      for address in addresses {
        guard let link = SiteLink.external(address) else { continue }
        document.lineBreak()
        document.element(entry) { $0.element("loc", text: link.text) }
      }
      document.lineBreak()
    }
    xml.lineBreak()
    return SiteFile(path: path, bytes: xml.bytes)
  }

  /// Every page that search engines may list, in a fixed order.
  private func directories() -> [String] {
    let index = renderer.index
    var result = [
      SitePaths.home, SitePaths.categories, SitePaths.risks, SitePaths.attacks, SitePaths.methodology,
      SitePaths.coverage,
    ]
    result += Category.allCases.map { SitePaths.category($0.rawValue) }
    result += RiskLevel.allCases.map { SitePaths.risk($0.rawValue) }
    result += AttackLibrary.patterns.map { SitePaths.attack($0.slug) }
    result += PagedList.parts(index.servers).map { SitePaths.part($0.number, of: SitePaths.servers) }
    for server in index.servers where server.failure == nil {
      result.append(SitePaths.server(server.slug))
      for tool in index.tools[server.tools] { result.append(SitePaths.tool(tool.slug, of: server.slug)) }
    }
    return result
  }
}
