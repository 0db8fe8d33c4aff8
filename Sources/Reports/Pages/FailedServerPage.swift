import JSONText
import ToolModel

/// The page of a server that could not be listed: why, and what was seen.
struct FailedServerPage {
  let site: SiteRenderer
  let row: SiteIndex.Server
  let failure: CrawlFailure

  /// The same for a file that holds everything.
  func writeReport(to html: inout HTMLWriter) { write(to: &html, .oneFile, level: "h2") }

  func files() -> [SiteFile] {
    let name = VisibleText.line(row.name, limit: 100)
    let page = Page(
      directory: SitePaths.server(row.slug), title: "\(name): not listed",
      summary:
        "The MCP server \(name) could not be listed: \(OutcomePhrase.title(failure.reason)). What was seen, and what to do.",
      trail: [Page.Crumb(title: "Servers", directory: SitePaths.servers)], isHidden: true)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "server")
          object.member("id", row.id.text)
          object.member("name", row.name)
          object.member("status", "not-listed")
          object.member("reason", failure.reason.rawValue)
          object.member("message", failure.message)
        }
      }
    ) { html, links in write(to: &html, links, level: "h1") }
  }

  private func write(to html: inout HTMLWriter, _ links: SiteLinks, level: Literal) {
    html.element("header", .class("title")) { header in
      header.element(level, text: VisibleText.cut(row.name, to: 200))
      header.element("p", .class("lede"), text: "It could not be listed, so nothing is known of its tools.")
    }
    html.element("p", .class("notice")) { line in
      line.element("strong", text: English.sentence(OutcomePhrase.title(failure.reason)))
      line.text(" " + English.sentence(VisibleText.folded(failure.message)))
    }
    html.element("p", text: OutcomePhrase.advice(failure.reason))
    html.element("dl", .class("facts")) { facts in
      facts.fact("Reason") { $0.element("code", text: failure.reason.rawValue) }
      facts.fact("Identity") { $0.element("code", .class("digest"), text: VisibleText.cut(row.id.text, to: 200)) }
      if let publisher = row.publisher { facts.fact("Published by") { $0.text(VisibleText.cut(publisher, to: 120)) } }
      if let termination = failure.evidence.termination {
        facts.fact("The process ended") { $0.text(VisibleText.cut(termination, to: 80)) }
      }
      if let status = failure.evidence.httpStatus { facts.fact("HTTP status") { $0.text(String(status)) } }
    }
    if let detail = failure.evidence.detail { html.element("p", text: VisibleText.cut(detail, to: 1_000)) }
    let tail = failure.evidence.standardErrorTail.suffix(20)
    if !tail.isEmpty {
      html.heading("stderr", "Its last words on standard error")
      PolicyBlock.code(Array(tail.map { VisibleText.cut($0, to: 400) }.joined(separator: "\n").utf8), to: &html)
    }
    html.element("p") { line in
      line.text("An unlisted server is not a harmless one. ")
      line.link(links.page(SitePaths.coverage), "All servers that could not be listed")
      line.text(".")
    }
  }
}
