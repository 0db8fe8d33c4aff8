import JSONText
import ToolModel

/// The front page.
struct HomePage {
  let site: SiteRenderer

  func files() -> [SiteFile] {
    let index = site.index
    var page = Page(
      directory: SitePaths.home, title: "What can MCP tools do to you?",
      summary:
        "\(English.count(index.totals.tools, "MCP tool")) of \(English.count(index.shown.count, "server")): class, risk, "
        + "the words that decided, and a policy for each.", modified: index.newest)
    page.structured = [
      { object in
        object.member("@type", "WebSite")
        object.member("name", site.settings.siteName)
        object.member("url", site.settings.safeBase ?? "")
      }
    ]
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "home")
          object.key("summary")
          SummaryObject.write(index.totals, to: &object)
        }
      }
    ) { html, links in
      html.markup("<header class=\"title hero\"><h1>What may your agents call?</h1><p class=\"lede\">")
      html.text(
        "Every tool of these MCP servers with its class, its risk, the words that decided, and a policy that keeps it "
          + "within its line.")
      html.markup("</p>")
      SearchPage.writeBox(&html, links)
      writeTotals(&html)
      html.markup("</header>\n")
      ClassBar.write(index.totals, to: &html)
      writeRisks(&html, links)
      writeWorst(&html, links)
      writeChanges(&html, links)
      html.heading("servers", "Servers")
      ServerTable(index: index, places: Array(index.shown.prefix(40))).write(to: &html, links)
      if index.shown.count > 40 {
        html.element("p") {
          $0.link(links.page(SitePaths.servers), "All \(English.count(index.shown.count, "server"))")
        }
      }
      writeClasses(&html, links)
    }
  }

  private func writeTotals(_ html: inout HTMLWriter) {
    let totals = site.index.totals
    html.markup("<dl class=\"totals\">")
    html.fact("Tools") { $0.text(English.grouped(totals.tools)) }
    html.fact("Servers listed") { $0.text(English.grouped(totals.complete + totals.partial)) }
    html.fact("Not listed") { $0.text(English.grouped(totals.failed)) }
    html.fact("Critical or high") { $0.text(English.grouped(totals.tools(at: .critical) + totals.tools(at: .high))) }
    html.fact("Findings") { $0.text(English.grouped(totals.findings)) }
    html.markup("</dl>")
  }

  private func writeRisks(_ html: inout HTMLWriter, _ links: SiteLinks) {
    let totals = site.index.totals
    guard totals.tools > 0 else { return }
    html.markup("<ul class=\"levels\">")
    for risk in RiskLevel.allCases.reversed() {
      html.markup("<li><a href=\"")
      html.text(links.page(SitePaths.risk(risk)).text)
      html.markup("\">")
      html.riskBadge(risk)
      html.markup("<strong>")
      html.text(English.grouped(totals.tools(at: risk)))
      html.markup("</strong> <span class=\"quiet\">")
      html.text(English.percent(totals.tools(at: risk), of: totals.tools))
      html.markup("</span></a></li>")
    }
    html.markup("</ul>\n")
  }

  /// The worst tools of the servers that came last.
  private func writeWorst(_ html: inout HTMLWriter, _ links: SiteLinks) {
    let index = site.index
    var fresh = index.changes.prefix(500).filter { $0.event.kind == .added || $0.event.kind == .changed }
      .compactMap { change -> Int? in
        let row = index.servers[change.server]
        return row.tools.first { index.tools[$0].slug == change.slug }
      }
    let newServers = index.changes.filter { $0.event.kind == .first }.prefix(50).map(\.server)
    for server in newServers { fresh += index.servers[server].tools }
    let set = Set(fresh)
    let worst = index.worstFirst { $0.risk >= .high }
    let new = worst.filter(set.contains)
    let places = Array((new.isEmpty ? worst : new).prefix(12))
    guard !places.isEmpty else { return }
    html.heading("worst", "The riskiest new tools")
    ToolTable(index: index, places: places, caption: "Of the tools that came or changed last, worst risk first").write(
      to: &html, links)
    html.element("p") { $0.link(links.page(SitePaths.risks), "All tools by risk") }
  }

  private func writeChanges(_ html: inout HTMLWriter, _ links: SiteLinks) {
    let changes = site.index.changes.prefix(8)
    guard !changes.isEmpty else { return }
    html.heading("changes", "Newest changes")
    ChangesPage.writeList(Array(changes), site.index, &html, links)
    html.element("p") { $0.link(links.page(SitePaths.changes), "All changes, by day") }
  }

  private func writeClasses(_ html: inout HTMLWriter, _ links: SiteLinks) {
    let totals = site.index.totals
    html.heading("classes", "Five classes, four risks")
    html.markup("<ul class=\"cards\">")
    for category in Category.allCases {
      let prose = CategoryProse(category)
      html.markup("<li><h3>")
      html.link(links.page(SitePaths.category(category)), prose.heading)
      html.markup("</h3><p>")
      html.text("\(English.capitalized(English.withArticle(category.rawValue))) tool \(prose.effect). ")
      html.text("\(English.count(totals.tools(of: category), "tool")).")
      html.markup("</p></li>")
    }
    html.markup("</ul>\n")
  }
}
