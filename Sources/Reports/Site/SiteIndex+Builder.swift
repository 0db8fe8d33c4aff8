package import ToolModel

extension SiteIndex {
  /// Collects one small row a server and a tool; the listings themselves are not kept.
  package struct Builder {
    private var rows: [ServerID: Row] = [:]

    private struct Row {
      let source: ServerSource
      let failure: Failure?
      let isPartial: Bool
      let counts: AuditSummary
      let tools: [ToolRow]
    }

    private struct ToolRow {
      let key: ToolKey
      let category: Category
      let risk: RiskLevel
      let capabilities: [Capability]
    }

    package init() {}

    /// Takes in one server; a later one of the same identity replaces the earlier.
    package mutating func add(_ server: AssessedServer) {
      var tools: [ToolRow] = []
      var failure: Failure?
      var isPartial = false
      switch server.outcome {
      case .failed(let reason): failure = Failure(reason: reason.reason, message: reason.message)
      case .listed(let snapshot, let assessment):
        isPartial = snapshot.completeness != .complete
        var seen: Set<ToolKey> = []
        for verdict in assessment.verdicts where seen.insert(verdict.key).inserted {
          tools.append(
            ToolRow(
              key: verdict.key, category: verdict.category, risk: verdict.risk, capabilities: verdict.capabilities))
        }
      }
      rows[server.source.id] = Row(
        source: server.source, failure: failure, isPartial: isPartial, counts: AuditSummary([server]), tools: tools)
    }

    /// The index of everything added; the same for every order of adding.
    package func build() -> SiteIndex {
      let sorted = rows.values.sorted { left, right in
        let (one, other) = (left.source.name.lowercased(), right.source.name.lowercased())
        return one == other ? left.source.id < right.source.id : one < other
      }
      let slugs = Slug.distinct(sorted.map { ($0.source.name, $0.source.id.text) })
      var servers: [Server] = []
      var tools: [Tool] = []
      var totals = AuditSummary()
      for (place, row) in sorted.enumerated() {
        let first = tools.count
        let toolSlugs = Slug.distinct(row.tools.map { ($0.key.name, "\($0.key.ordinal) \($0.key.name)") })
        for (tool, slug) in zip(row.tools, toolSlugs) {
          tools.append(
            Tool(
              server: place, name: tool.key.name, ordinal: tool.key.ordinal, slug: slug, category: tool.category,
              risk: tool.risk, capabilities: tool.capabilities))
        }
        servers.append(
          Server(
            id: row.source.id, name: row.source.name, publisher: row.source.publisher, slug: slugs[place],
            failure: row.failure, isPartial: row.isPartial, counts: row.counts, tools: first..<tools.count))
        totals.add(row.counts)
      }
      return SiteIndex(servers: servers, tools: tools, totals: totals)
    }
  }
}
