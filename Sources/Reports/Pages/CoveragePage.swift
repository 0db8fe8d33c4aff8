import JSONText
import ToolModel

/// What was not seen, and why.
struct CoveragePage {
  let site: SiteRenderer

  func files() -> [SiteFile] {
    let index = site.index
    let shown = index.shown.map { index.servers[$0] }
    let failed = shown.filter { $0.failure != nil }
    let partial = shown.filter(\.isPartial)
    let page = Page(
      directory: SitePaths.coverage, title: "What was not seen",
      summary:
        "\(English.count(failed.count, "MCP server")) could not be listed and \(English.grouped(partial.count)) only in part. Each with its reason.",
      modified: index.newest)
    return page.files(site, json: { json(failed, partial, &$0) }) { html, links in
      html.markup("<header class=\"title\"><h1>What was not seen</h1><p class=\"lede\">")
      html.markup("An unlisted server is not a harmless one: unknown stays unknown here.</p></header>\n")
      html.element("p", text: sentence(shown.count, failed.count, partial.count))
      if !failed.isEmpty {
        writeReasons(failed, &html)
        writeTable(failed, &html, links)
      }
      writeTakenDown(&html)
      guard !partial.isEmpty else { return }
      html.heading("partial", "Listed in part")
      html.markup("<ul class=\"columns\">")
      for server in partial.prefix(2_000) {
        html.markup("<li>")
        html.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 100))
        html.markup("</li>")
      }
      html.markup("</ul>\n")
    }
  }

  private func sentence(_ all: Int, _ failed: Int, _ partial: Int) -> String {
    guard failed + partial > 0 else { return "Every server was listed wholly." }
    let whole = all - failed - partial
    return
      "Of \(English.count(all, "server")), \(English.grouped(whole)) \(whole == 1 ? "was" : "were") listed wholly, "
      + "\(English.grouped(partial)) in part, and \(English.grouped(failed)) not at all."
  }

  private func writeReasons(_ failed: [SiteIndex.Server], _ html: inout HTMLWriter) {
    var counts: [CrawlFailure.Reason: Int] = [:]
    for server in failed { if let failure = server.failure { counts[failure.reason, default: 0] += 1 } }
    let rows = counts.sorted { $0.value == $1.value ? $0.key.rawValue < $1.key.rawValue : $0.value > $1.value }
    html.heading("reasons", "Why not")
    html.markup(
      "<div class=\"scroll\" tabindex=\"0\"><table><caption>Reasons</caption><thead><tr><th scope=\"col\">Reason</th>")
    html.markup(
      "<th scope=\"col\" class=\"number\">Servers</th><th scope=\"col\">What it means</th></tr></thead><tbody>")
    for (reason, count) in rows {
      html.markup("<tr><th scope=\"row\">")
      html.text(OutcomePhrase.title(reason))
      html.markup("</th><td class=\"number\">")
      html.text(English.grouped(count))
      html.markup("</td><td>")
      html.text(OutcomePhrase.advice(reason))
      html.markup("</td></tr>")
    }
    html.markup("</tbody></table></div>\n")
  }

  private func writeTakenDown(_ html: inout HTMLWriter) {
    let count = site.index.servers.count { $0.isTakenDown }
    guard count > 0 else { return }
    html.heading("taken-down", "Taken down")
    html.element(
      "p",
      text:
        "\(English.count(count, "server")) \(count == 1 ? "is" : "are") not shown because the publisher took \(count == 1 ? "it" : "them") down."
    )
  }

  private func writeTable(_ servers: [SiteIndex.Server], _ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("servers", "Server by server")
    html.markup(
      "<div class=\"scroll\" tabindex=\"0\"><table><caption>Servers that could not be listed</caption><thead><tr>")
    html.markup(
      "<th scope=\"col\">Server</th><th scope=\"col\">Reason</th><th scope=\"col\">In words</th></tr></thead><tbody>\n")
    for server in servers.prefix(5_000) {
      guard let failure = server.failure else { continue }
      html.markup("<tr><th scope=\"row\">")
      html.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 100))
      html.markup("</th><td><code>")
      html.text(failure.reason.rawValue)
      html.markup("</code></td><td>")
      html.text(English.sentence(VisibleText.folded(failure.message)))
      html.markup("</td></tr>\n")
    }
    html.markup("</tbody></table></div>\n")
    if servers.count > 5_000 {
      html.element(
        "p", .class("quiet"), text: "\(English.count(servers.count - 5_000, "more server")) in the JSON of this page.")
    }
  }

  private func json(_ failed: [SiteIndex.Server], _ partial: [SiteIndex.Server], _ writer: inout JSONWriter) {
    writer.object { object in
      object.member("kind", "coverage")
      object.key("failed")
      object.array { list in
        for server in failed {
          list.object {
            $0.member("server", server.id.text)
            $0.member("reason", optional: server.failure?.reason.rawValue)
            $0.member("message", optional: server.failure?.message)
          }
        }
      }
      object.key("partial")
      object.array { list in for server in partial { list.string(server.id.text) } }
    }
  }
}
