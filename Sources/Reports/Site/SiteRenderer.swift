package import ToolModel

/// Turns the index and, one at a time, the servers of a catalogue into pages. Pure: the same input gives the same bytes.
package struct SiteRenderer: Sendable {
  let index: SiteIndex
  let settings: SiteSettings
  let rules: RuleBook
  let takedown: Takedown
  let related: RelatedTools
  let chrome: Chrome
  let fragments: PageFragments

  /// Prepares what all pages share.
  package init(index: SiteIndex, settings: SiteSettings, rules: RuleBook = RuleBook(), takedown: Takedown = Takedown())
  {
    self.index = index
    self.settings = settings
    self.rules = rules
    self.takedown = takedown
    related = RelatedTools(index)
    chrome = Chrome(index: index, settings: settings)
    fragments = PageFragments(index: index, settings: settings)
  }

  /// Hands every file of one server to `sink`, one after the other: its own page, one a tool, those of tools it no
  /// longer offers, policies, badge, feeds. None if the index does not know the server.
  package func write(_ server: SiteServer, to sink: (SiteFile) throws -> Void) rethrows {
    guard let place = index.place(of: server.assessed.source.id) else { return }
    let row = index.servers[place]
    if let entry = server.takedown {
      for file in TakenDownPage(site: self, row: row, entry: entry).files() { try sink(file) }
      return
    }
    try sink(Badge.file(row))
    switch server.assessed.outcome {
    case .failed(let failure):
      for file in FailedServerPage(site: self, row: row, failure: failure).files() { try sink(file) }
    case .listed(let snapshot, let assessment):
      let context = ServerContext(
        place: place, server: server, snapshot: snapshot, assessment: assessment, site: self)
      let policies = ServerPolicies(context, settings: settings)
      for file in ServerPage(site: self, context: context, policies: policies).files() { try sink(file) }
      for file in policies.siteFiles(of: row.slug) { try sink(file) }
      for file in TokenPage.files(context, site: self) { try sink(file) }
      for file in Feeds.server(context, site: self) { try sink(file) }
      for tool in context.tools {
        for file in ToolPage(site: self, context: context, tool: tool).files() { try sink(file) }
      }
    }
    for tool in row.gone {
      for file in GoneToolPage(site: self, row: row, tool: tool).files() { try sink(file) }
    }
  }

  /// Everything that is not about one server.
  package func writeGlobal(to sink: (SiteFile) throws -> Void) rethrows {
    for make in Self.globalKinds {
      for file in make(self) { try sink(file) }
    }
  }

  /// What makes the global pages, one kind at a time.
  private static let globalKinds: [@Sendable (SiteRenderer) -> [SiteFile]] = [
    { HomePage(site: $0).files() }, { ServerListPage(site: $0).files() }, { ToolListPage.files($0) },
    { CapabilityPage.files($0) }, { FindingPage.files($0) }, { AttackPage.files($0) }, { GlossaryPage.files($0) },
    { RulePage.files($0) }, { MethodologyPage(site: $0).files() }, { CoveragePage(site: $0).files() },
    { TokenPage.global($0) }, { ChangesPage.files($0) }, { LetterPage.files($0) }, { DataPage(site: $0).files() },
    { SearchPage(site: $0).files() }, { SearchIndex($0).files() }, { [NotFoundPage(site: $0).file()] },
    { Feeds.global($0) }, { LanguageModelFiles.files($0) }, { Sitemap(site: $0).files() },
    { SiteAssets.files($0.settings.theme) },
  ]

  /// A digest's worth of everything outside a server's own record that its pages show: compared between runs.
  package func surroundings(of id: ServerID) -> [UInt8] {
    guard let place = index.place(of: id) else { return [] }
    let row = index.servers[place]
    var text = "\(row.slug)\n"
    for tool in row.tools {
      text += index.tools[tool].slug
      for other in related.places(for: tool, in: index) + related.alternatives(for: tool, in: index) {
        let tool = index.tools[other]
        let server = index.servers[tool.server]
        text += " \(server.slug)/\(tool.slug) \(tool.risk.rawValue) \(tool.tokens) \(server.name)"
      }
      text += "\n"
    }
    for tool in row.gone { text += "\(tool.slug)\n" }
    text += fragments.rank(of: row)
    return Array(text.utf8)
  }

  /// The addresses of a server and its tools, to be kept for the next run.
  package func slugs(of id: ServerID) -> KnownSlugs { index.slugs(of: id) ?? KnownSlugs(server: "", tools: []) }

  /// What all pages of servers share, to be compared between runs.
  package var environment: [UInt8] { chrome.bytes }
}
