import ToolModel

/// What every page needs to know of all others: small rows of servers and tools, in the site's order.
package struct SiteIndex: Sendable {
  /// One server.
  struct Server: Sendable {
    let id: ServerID
    let name: String
    let publisher: String?
    let slug: String
    /// The failure's reason and message; nil for a server that was listed.
    let failure: Failure?
    let isPartial: Bool
    let counts: AuditSummary
    /// Its tools in `tools`.
    let tools: Range<Int>
  }

  /// Why a server has no tools here.
  struct Failure: Sendable {
    let reason: CrawlFailure.Reason
    let message: String
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
  }

  /// By name, then by id.
  let servers: [Server]
  /// By server, then in the order of the listing.
  let tools: [Tool]
  /// Counts over all servers.
  let totals: AuditSummary
  private let places: [ServerID: Int]

  init(servers: [Server], tools: [Tool], totals: AuditSummary) {
    self.servers = servers
    self.tools = tools
    self.totals = totals
    places = Dictionary(
      servers.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

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
}
