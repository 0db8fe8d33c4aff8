package import ToolModel

/// What every page needs to know of all others: small rows of servers and tools, in the site's order.
package struct SiteIndex: Sendable {
  /// One server.
  struct Server: Sendable {
    let id: ServerID
    let name: String
    let publisher: String?
    let version: String?
    let slug: String
    /// The failure's reason and message; nil for a server that was listed.
    let failure: Failure?
    /// True if its page only says that it was taken down.
    let isTakenDown: Bool
    let isPartial: Bool
    let counts: AuditSummary
    let grade: ServerGrade?
    let tokens: Int
    /// When this listing was first seen, seconds since 1970; nil for a server that was never listed.
    let listedAt: Int64?
    /// Its tools in `tools`.
    let tools: Range<Int>
    /// Slugs of tools that it offered once, by what they are.
    let gone: [GoneTool]
  }

  /// Why a server has no tools here.
  struct Failure: Sendable {
    let reason: CrawlFailure.Reason
    let message: String
  }

  /// A tool that a server no longer offers; its address stays.
  struct GoneTool: Sendable {
    let name: String
    let ordinal: Int
    let slug: String
    let label: SiteServer.Label?
    let digest: String
    let since: Int64
  }

  /// One tool.
  struct Tool: Sendable {
    let server: Int
    let name: String
    let ordinal: Int
    let slug: String
    let category: Category
    let risk: RiskLevel
    let capabilities: [Capability]
    /// In percent.
    let confidence: Int
    let tokens: Int
    /// The first words of its description, made visible; empty if there are none.
    let excerpt: String
  }

  /// Something that happened, for the pages of changes.
  struct Change: Sendable {
    let server: Int
    let event: ServerHistory.Event
    /// The tool's slug; empty for events of the server.
    let slug: String
  }

  /// By name, then by id; those taken down are among them.
  let servers: [Server]
  /// By server, then in the order of the listing.
  let tools: [Tool]
  /// Counts over all servers that are shown.
  let totals: AuditSummary
  /// Newest first.
  let changes: [Change]
  /// How many tools each rule has evidence on, by rule id; for findings, how many findings.
  let ruleHits: [String: Int]
  /// Findings by id, worst severity first.
  let findings: [FindingKind]
  /// The newest time of a listing, seconds since 1970; nil if nothing was listed.
  let newest: Int64?
  private let places: [ServerID: Int]

  /// All findings of one id.
  struct FindingKind: Sendable {
    let id: String
    let title: String
    let severity: Severity
    let remedy: String
    /// Server and tool slug (empty for the server itself), in the order of the servers; bounded.
    let places: [Place]
    /// How many there are, beyond the bound too.
    let count: Int

    struct Place: Sendable {
      let server: Int
      let name: String
      let ordinal: Int
      let slug: String
    }
  }

  init(
    servers: [Server], tools: [Tool], totals: AuditSummary, changes: [Change], ruleHits: [String: Int],
    findings: [FindingKind]
  ) {
    self.servers = servers
    self.tools = tools
    self.totals = totals
    self.changes = changes
    self.ruleHits = ruleHits
    self.findings = findings
    newest = servers.compactMap(\.listedAt).max()
    places = Dictionary(
      servers.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Servers that are shown, as places.
  var shown: [Int] { servers.indices.filter { !servers[$0].isTakenDown } }

  /// The row of a server; nil if it is not part of the site.
  func place(of id: ServerID) -> Int? { places[id] }

  /// Tools that satisfy a condition, worst risk first, then by name and server.
  func worstFirst(where condition: (Tool) -> Bool) -> [Int] {
    tools.indices.filter { condition(tools[$0]) }.sorted { isBefore(tools[$0], tools[$1]) }
  }

  private func isBefore(_ left: Tool, _ right: Tool) -> Bool {
    if left.risk != right.risk { return left.risk > right.risk }
    if left.category != right.category { return left.category > right.category }
    if left.name != right.name { return left.name < right.name }
    if left.server != right.server { return left.server < right.server }
    return left.ordinal < right.ordinal
  }

  /// The slugs in use, to be handed to the next run, so that no address ever changes.
  package func slugs(of server: ServerID) -> KnownSlugs? {
    guard let place = places[server] else { return nil }
    let row = servers[place]
    var tools: [KnownSlugs.Tool] = self.tools[row.tools].map {
      KnownSlugs.Tool(name: $0.name, ordinal: $0.ordinal, slug: $0.slug)
    }
    tools += row.gone.map { KnownSlugs.Tool(name: $0.name, ordinal: $0.ordinal, slug: $0.slug) }
    return KnownSlugs(server: row.slug, tools: tools)
  }
}

/// The addresses that a server and its tools have had.
package struct KnownSlugs: Sendable, Hashable {
  package let server: String
  package let tools: [Tool]

  package init(server: String, tools: [Tool]) {
    self.server = server
    self.tools = tools
  }

  package struct Tool: Sendable, Hashable {
    package let name: String
    package let ordinal: Int
    package let slug: String

    package init(name: String, ordinal: Int, slug: String) {
      self.name = name
      self.ordinal = ordinal
      self.slug = slug
    }
  }
}
