package import ToolModel

/// Turns the index and, one at a time, the servers of a catalogue into pages. Pure: the same input gives the same bytes.
package struct SiteRenderer: Sendable {
  let index: SiteIndex
  let settings: SiteSettings
  let related: RelatedTools

  /// Prepares what all pages share.
  package init(index: SiteIndex, settings: SiteSettings) {
    self.index = index
    self.settings = settings
    related = RelatedTools(index)
  }

  /// The pages of one server: its own, one a tool, and its policy files. Empty if the index does not know the server.
  package func pages(for server: AssessedServer) -> [SiteFile] {
    guard let place = index.place(of: server.source.id) else { return [] }
    let row = index.servers[place]
    switch server.outcome {
    case .failed(let failure):
      return [FailedServerPage(renderer: self, row: row, failure: failure).file()]
    case .listed(let snapshot, let assessment):
      let context = ServerContext(
        row: row, snapshot: snapshot, assessment: assessment, tools: Array(index.tools[row.tools]), settings: settings)
      var files = [ServerPage(renderer: self, context: context).file()]
      files += context.policyFiles()
      for tool in context.tools {
        files.append(ToolPage(renderer: self, context: context, tool: tool).file())
      }
      return files
    }
  }

  /// Everything that is not about one server: home, lists, attack patterns, methodology, coverage, assets, sitemap.
  package func globalPages() -> [SiteFile] {
    var files = [
      HomePage(renderer: self).file(), MethodologyPage(renderer: self).file(), NotFoundPage(renderer: self).file(),
    ]
    files += ServerListPage(renderer: self).files()
    files.append(CoveragePage(renderer: self).file())
    files += ToolListPage.files(renderer: self)
    files += AttackPage.files(renderer: self)
    files += SiteAssets.files()
    files += Sitemap(renderer: self).files()
    return files
  }
}
