import JSONText
import ToolModel

/// What changed, by day: the newest on one page, each day on its own.
enum ChangesPage {
  private static let dayLimit = 400
  private static let rowLimit = 1_000

  static func files(_ site: SiteRenderer) -> [SiteFile] {
    let days = days(site.index)
    return newest(site, days) + days.flatMap { day($0, site) }
  }

  private struct Day {
    let date: String
    let at: Int64
    let changes: [SiteIndex.Change]
  }

  private static func days(_ index: SiteIndex) -> [Day] {
    var days: [Day] = []
    var current: [SiteIndex.Change] = []
    func close() {
      guard let first = current.first else { return }
      days.append(Day(date: TimeText(first.event.at).date, at: first.event.at, changes: current))
      current = []
    }
    for change in index.changes {
      if let first = current.first, TimeText(first.event.at).date != TimeText(change.event.at).date { close() }
      if days.count == dayLimit { break }
      current.append(change)
    }
    if days.count < dayLimit { close() }
    return days
  }

  private static func newest(_ site: SiteRenderer, _ days: [Day]) -> [SiteFile] {
    let page = Page(
      directory: SitePaths.changes, title: "What changed",
      summary:
        "New servers, new and removed tools, changed definitions and changed risk of MCP tools, day by day, with feeds to follow.",
      modified: days.first?.at)
    return page.files(site, json: { json(Array(site.index.changes.prefix(200)), site.index, &$0) }) { html, links in
      html.markup("<header class=\"title\"><h1>What changed</h1><p class=\"lede\">")
      html.markup(
        "A tool that was approved once is not approved for ever: definitions change behind their names.</p></header>\n<p>"
      )
      html.link(links.file(SitePaths.feed), "Atom feed")
      html.markup(", ")
      html.link(links.file(SitePaths.jsonFeed), "JSON Feed")
      html.markup(". Each server has its own.</p>\n")
      let risky = site.index.changes.filter { isRiskier($0.event) }
      if !risky.isEmpty {
        html.heading("risk", "Risk that rose")
        writeList(Array(risky.prefix(20)), site.index, &html, links)
      }
      html.heading("days", "By day")
      html.markup(
        "<div class=\"scroll\" tabindex=\"0\"><table><caption>Events of each day</caption><thead><tr><th scope=\"col\">Day</th>"
      )
      for title in ["New servers", "Added", "Removed", "Changed"] {
        html.element("th", .literal("scope", "col"), .class("number"), text: title)
      }
      html.markup("</tr></thead><tbody>")
      for day in days {
        html.markup("<tr><th scope=\"row\">")
        html.link(links.page(SitePaths.day(day.date)), TimeText(day.at).words)
        html.markup("</th>")
        for kinds in [[ServerHistory.Kind.first], [.added], [.removed], [.changed, .cosmetic]] {
          html.markup("<td class=\"number\">")
          html.text(English.grouped(day.changes.count { kinds.contains($0.event.kind) }))
          html.markup("</td>")
        }
        html.markup("</tr>")
      }
      html.markup("</tbody></table></div>\n")
    }
  }

  /// A change after which a tool needs a stricter rule.
  private static func isRiskier(_ event: ServerHistory.Event) -> Bool {
    guard let before = event.before, let after = event.after else { return false }
    return after.risk > before.risk
  }

  private static func day(_ day: Day, _ site: SiteRenderer) -> [SiteFile] {
    let words = TimeText(day.at).words
    let page = Page(
      directory: SitePaths.day(day.date), title: "Changes of \(words)",
      summary:
        "\(English.count(day.changes.count, "change")) of MCP servers and tools on \(words): what came, went or changed its risk.",
      trail: [Page.Crumb(title: "Changes", directory: SitePaths.changes)], modified: day.at)
    return page.files(site, json: { json(day.changes, site.index, &$0) }) { html, links in
      html.element("header", .class("title")) { $0.element("h1", text: "Changes of \(words)") }
      writeList(Array(day.changes.prefix(rowLimit)), site.index, &html, links)
      if day.changes.count > rowLimit {
        html.element(
          "p", .class("quiet"),
          text: "\(English.count(day.changes.count - rowLimit, "more change")) in the JSON of this page.")
      }
    }
  }

  static func writeList(
    _ changes: [SiteIndex.Change], _ index: SiteIndex, _ html: inout HTMLWriter, _ links: SiteLinks
  ) {
    html.markup("<ul class=\"past\">")
    for change in changes {
      let server = index.servers[change.server]
      html.markup("<li>")
      html.date(change.event.at)
      html.markup(" ")
      html.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 80))
      html.markup(": ")
      if change.slug.isEmpty {
        html.text(EventProse.sentence(change.event, named: true).lowercased())
      } else {
        html.element("a", .class("name"), .href(links.page(SitePaths.tool(change.slug, of: server.slug)))) {
          $0.toolName(change.event.name, ordinal: change.event.ordinal)
        }
        html.text(" " + short(change.event))
      }
      html.markup("</li>\n")
    }
    html.markup("</ul>\n")
  }

  private static func short(_ event: ServerHistory.Event) -> String {
    switch event.kind {
    case .first: return "listed"
    case .added: return "added\(event.after.map { ": \(EventProse.text($0))" } ?? "")"
    case .removed: return "removed\(event.before.map { "; it was \(EventProse.text($0))" } ?? "")"
    case .cosmetic: return "changed in metadata only"
    case .changed:
      guard let before = event.before, let after = event.after, before != after else {
        return "changed; the label stayed"
      }
      return "changed: \(EventProse.text(before)) became \(EventProse.text(after))"
    }
  }

  private static func json(_ changes: [SiteIndex.Change], _ index: SiteIndex, _ writer: inout JSONWriter) {
    writer.object { object in
      object.member("kind", "changes")
      object.key("changes")
      object.array { list in
        for change in changes {
          list.object {
            $0.member("server", index.servers[change.server].id.text)
            $0.key("event")
            EventJSON.write(change.event, to: &$0)
          }
        }
      }
    }
  }
}
