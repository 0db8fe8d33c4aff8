package import ToolModel

/// Whom a bulk crawl leaves alone.
package struct BulkManners: Sendable {
  /// Who asked not to be visited.
  package var optOut = OptOutList()
  /// Asks for `robots.txt`; nil does not.
  package var robots: RobotsKeeper?
  /// Servers that the user named one by one, whose `robots.txt` is therefore not asked for.
  package var named: Set<ServerID> = []

  package init() {}

  /// What a server ends as that is left alone; nil if it may be visited.
  func refusal(of source: ServerSource) async -> CrawlFailure? {
    if optOut.contains(source) {
      return CrawlFailure(
        source: source, reason: .blocked, message: "not asked: it is on the list of those who do not want to be crawled"
      )
    }
    guard let robots, case .endpoint(let endpoint) = source.location, !named.contains(source.id),
      let objection = await robots.objection(to: endpoint)
    else { return nil }
    return CrawlFailure(source: source, reason: .blocked, message: objection)
  }
}
