import Digests
import ToolModel

/// The feeds of the site: everything that changed, and each server by itself.
enum Feeds {
  static func global(_ site: SiteRenderer) -> [SiteFile] {
    let index = site.index
    let entries = index.changes.prefix(Feed.limit).map { change in
      entry(change.event, server: index.servers[change.server], slug: change.slug)
    }
    return Feed(
      title: "\(site.settings.siteName): changes", page: SitePaths.changes, atomPath: SitePaths.feed,
      jsonPath: SitePaths.jsonFeed, entries: entries
    ).files(site.settings)
  }

  static func server(_ context: ServerContext, site: SiteRenderer) -> [SiteFile] {
    let directory = SitePaths.server(context.row.slug)
    var slugs: [String: String] = [:]
    for tool in context.tools { slugs["\(tool.row.ordinal) \(tool.row.name)"] = tool.row.slug }
    for tool in context.row.gone { slugs["\(tool.ordinal) \(tool.name)"] = tool.slug }
    let entries = context.history.events.reversed().prefix(Feed.limit).map { event in
      entry(event, server: context.row, slug: slugs["\(event.ordinal) \(event.name)"] ?? "")
    }
    return Feed(
      title: "\(context.row.name): changes of its tools", page: directory, atomPath: directory + "feed.xml",
      jsonPath: directory + "feed.json", entries: Array(entries)
    ).files(site.settings)
  }

  private static func entry(_ event: ServerHistory.Event, server: SiteIndex.Server, slug: String) -> Feed.Entry {
    let name = VisibleText.folded(server.name, limit: 80)
    let text: String
    switch event.kind {
    case .first:
      text = "\(name) was listed for the first time, with \(English.count(server.counts.tools, "tool")) by now."
    default: text = "\(name): \(EventProse.sentence(event, named: true))"
    }
    let what =
      event.kind == .first
      ? "first" : "\(event.kind.rawValue)/\(Digest.sha256("\(event.ordinal) \(event.name)").prefix(16))"
    return Feed.Entry(
      key: "\(server.slug)/\(event.at)/\(what)",
      title: event.kind == .first
        ? "\(name): first listed" : "\(name): \(VisibleText.folded(event.name, limit: 80)) \(verb(event.kind))",
      path: slug.isEmpty ? SitePaths.server(server.slug) : SitePaths.tool(slug, of: server.slug), text: text,
      at: event.at)
  }

  private static func verb(_ kind: ServerHistory.Kind) -> String {
    switch kind {
    case .first: "listed"
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    case .cosmetic: "changed in metadata"
    }
  }
}
