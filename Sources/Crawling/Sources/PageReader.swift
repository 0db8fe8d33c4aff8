import Markup
import ToolModel
import Transfers

/// Reads an HTML page, a feed or a sitemap that lists servers: links that look like MCP endpoints become sources.
struct PageReader: Sendable {
  let label: String
  private let builder: SourceBuilder
  private(set) var reading = SourceReading()
  /// Sitemaps that a sitemap index names.
  private(set) var pages: [String] = []

  private static let sourceLimit = 100_000

  init(label: String, vault: Vault) {
    self.label = label
    builder = SourceBuilder(vault: vault, origin: .caller)
  }

  /// `url` is where the page came from; empty where nobody knows, and relative links then lead nowhere.
  mutating func read(_ bytes: [UInt8], url: String) {
    let found: MarkupLinks
    do throws(MarkupProblem) {
      found = try LinkReader.read(bytes)
    } catch {
      return report("unreadable-page", "`\(label)` cannot be read: \(error)")
    }
    let place = CanonicalURL.parse(url)
    let base = found.base.flatMap { place?.resolving($0) ?? CanonicalURL.parse($0) } ?? place
    pages = found.continuations.compactMap { (base?.resolving($0) ?? CanonicalURL.parse($0))?.requestText }
    var seen: Set<ServerID> = []
    var others = 0
    for link in found.links {
      guard let target = base?.resolving(link.url) ?? CanonicalURL.parse(link.url), Self.isEndpoint(target, link) else {
        others += 1
        continue
      }
      guard reading.sources.count < Self.sourceLimit else {
        report("too-many-servers", "`\(label)` lists more than \(Self.sourceLimit) servers; the rest was left out")
        break
      }
      let name = link.title.isEmpty ? target.host : String(link.title.prefix(200))
      let facts = SourceBuilder.Facts(name: name, origin: SourceOrigin(file: label, line: link.line))
      guard case .success(let source) = builder.endpoint(FilledText(target.requestText), facts: facts) else {
        others += 1
        continue
      }
      if seen.insert(source.id).inserted { reading.sources.append(source) }
    }
    if others > 0 {
      let links = others == 1 ? "1 link does" : "\(others) links do"
      report("other-links", "\(links) not look like an MCP endpoint and were left out")
    }
    if found.isCut { report("page-cut", "`\(label)` is too large; what stands behind the limit was not read") }
  }

  /// By convention an endpoint's path ends in `/mcp` or `/sse`; a link may also say what it is.
  private static func isEndpoint(_ target: CanonicalURL, _ link: MarkupLink) -> Bool {
    let last = target.path.split(separator: "/").last?.lowercased() ?? ""
    if last == "mcp" || last == "sse" { return true }
    let relations = link.relation.split(separator: " ")
    return relations.contains("mcp") || relations.contains("mcp-server") || link.type.contains("mcp")
  }

  private mutating func report(_ code: String, _ message: String) {
    reading.diagnostics.append(Diagnostic(code: code, message: message))
  }
}
