package import ToolModel

extension SiteIndex {
  /// Puts the rows of all servers in order and gives everything its address.
  package struct Builder {
    private var rows: [ServerID: SiteRow] = [:]
    private let known: [ServerID: KnownSlugs]

    /// `known` are the addresses of earlier runs; they never change.
    package init(known: [ServerID: KnownSlugs] = [:]) { self.known = known }

    /// Takes in one server; a later one of the same identity replaces the earlier.
    package mutating func add(_ server: SiteServer) { add(SiteRow(server)) }

    /// The same for a row that is made already.
    package mutating func add(_ row: SiteRow) { rows[row.source.id] = row }

    /// The index of everything added; the same for every order of adding.
    package func build() -> SiteIndex {
      let keyed: [(key: String, row: SiteRow)] = rows.values.map { ($0.source.name.lowercased(), $0) }
      let sorted: [SiteRow] = keyed.sorted { left, right in
        left.key == right.key ? left.row.source.id < right.row.source.id : left.key < right.key
      }.map(\.row)
      let slugs = Slug.distinct(
        sorted.map { ($0.source.name, $0.source.id.text) }, known: sorted.map { known[$0.source.id]?.server })
      var servers: [Server] = []
      var tools: [Tool] = []
      var totals = AuditSummary()
      var changes: [Change] = []
      var hits: [String: Int] = [:]
      var findings = FindingKinds()
      for (place, row) in sorted.enumerated() {
        let first = tools.count
        let addresses = ToolAddresses(row, known: known[row.source.id])
        for (tool, slug) in zip(row.tools, addresses.present) {
          tools.append(
            Tool(
              server: place, name: tool.key.name, ordinal: tool.key.ordinal, slug: slug, category: tool.category,
              risk: tool.risk, capabilities: tool.capabilities, confidence: tool.confidence, tokens: tool.tokens,
              excerpt: tool.excerpt))
        }
        servers.append(
          Server(
            id: row.source.id, name: row.source.name, publisher: row.source.publisher, version: row.source.version,
            slug: slugs[place], failure: row.failure, isTakenDown: row.isTakenDown, isPartial: row.isPartial,
            counts: row.counts, grade: row.grade, tokens: row.tools.reduce(0) { $0 + $1.tokens },
            listedAt: row.listedAt, tools: first..<tools.count, gone: addresses.gone))
        guard !row.isTakenDown else { continue }
        totals.add(row.counts)
        hits.merge(row.ruleHits, uniquingKeysWith: +)
        for event in row.history.events {
          changes.append(Change(server: place, event: event, slug: addresses.slug(of: event.name, event.ordinal)))
        }
        for finding in row.findings {
          let slug = finding.tool.map { addresses.slug(of: $0.name, $0.ordinal) } ?? ""
          findings.add(finding, server: place, slug: slug)
        }
      }
      let order = changes.enumerated().sorted { left, right in
        left.element.event.at == right.element.event.at
          ? left.offset < right.offset : left.element.event.at > right.element.event.at
      }
      return SiteIndex(
        servers: servers, tools: tools, totals: totals, changes: order.map(\.element), ruleHits: hits,
        findings: findings.sorted)
    }
  }

  /// The addresses of one server's tools, those it no longer offers among them.
  private struct ToolAddresses {
    let present: [String]
    let gone: [GoneTool]
    private var byName: [Name: String] = [:]

    private struct Name: Hashable {
      let bytes: [UInt8]
      let ordinal: Int

      init(_ name: String, _ ordinal: Int) {
        bytes = Array(name.utf8)
        self.ordinal = ordinal
      }
    }

    init(_ row: SiteRow, known: KnownSlugs?) {
      var knownByName: [Name: String] = [:]
      for tool in known?.tools ?? [] { knownByName[Name(tool.name, tool.ordinal)] = tool.slug }
      let lost = row.history.gone
      let things = row.tools.map { ($0.key.name, $0.key.ordinal) } + lost.map { ($0.name, $0.ordinal) }
      let slugs = Slug.distinct(
        things.map { ($0.0, "\($0.1) \($0.0)") }, known: things.map { knownByName[Name($0.0, $0.1)] })
      present = Array(slugs.prefix(row.tools.count))
      gone = zip(lost, slugs.dropFirst(row.tools.count)).map { tool, slug in
        GoneTool(
          name: tool.name, ordinal: tool.ordinal, slug: slug, label: tool.label, digest: tool.digest,
          since: tool.since)
      }
      for (thing, slug) in zip(things, slugs) { byName[Name(thing.0, thing.1)] = slug }
    }

    func slug(of name: String, _ ordinal: Int) -> String { byName[Name(name, ordinal)] ?? "" }
  }

  /// Findings sorted by kind.
  private struct FindingKinds {
    private var kinds: [String: FindingKind] = [:]
    private static let limit = 1_000

    mutating func add(_ finding: Finding, server: Int, slug: String) {
      let known = kinds[finding.id]
      var places = known?.places ?? []
      if places.count < Self.limit {
        places.append(
          FindingKind.Place(
            server: server, name: finding.tool?.name ?? "", ordinal: finding.tool?.ordinal ?? 0, slug: slug))
      }
      kinds[finding.id] = FindingKind(
        id: finding.id, title: known?.title ?? finding.title,
        severity: max(known?.severity ?? finding.severity, finding.severity), remedy: known?.remedy ?? finding.remedy,
        places: places, count: (known?.count ?? 0) + 1)
    }

    var sorted: [FindingKind] {
      kinds.values.sorted { $0.severity == $1.severity ? $0.id < $1.id : $0.severity > $1.severity }
    }
  }
}
