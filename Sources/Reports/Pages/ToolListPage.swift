import JSONText
import ToolModel

/// Lists of tools: one a category, one a risk level, and the two pages that lead to them.
enum ToolListPage {
  static func files(_ site: SiteRenderer) -> [SiteFile] {
    var files = categoryIndex(site) + riskIndex(site)
    for category in Category.allCases {
      let prose = CategoryProse(category)
      files += list(
        site, directory: SitePaths.category(category),
        parent: Page.Crumb(title: "Classes", directory: SitePaths.categories),
        title: prose.heading,
        lede: "\(English.capitalized(English.withArticle(category.rawValue))) tool \(prose.effect).",
        places: site.index.worstFirst { $0.category == category },
        card: "\(category.rawValue)-\(category.baseRisk.rawValue).png"
      ) { html, links in
        html.element("p", text: prose.use)
        html.element("p", text: prose.danger)
        html.element("p", text: CategoryProse.baseLine(category))
        AttackList.write(for: category, Capability.allCases, to: &html, links)
      }
    }
    for risk in RiskLevel.allCases {
      files += list(
        site, directory: SitePaths.risk(risk), parent: Page.Crumb(title: "Risk", directory: SitePaths.risks),
        title: "\(English.capitalized(risk.rawValue)) risk", lede: RiskProse.meaning(risk),
        places: site.index.worstFirst { $0.risk == risk }, card: "site.png"
      ) { html, links in
        html.element("p", text: RiskProse.treatment(risk))
        writeServers(risk, site, &html, links)
      }
    }
    return files
  }

  /// The servers with the most tools of a level.
  private static func writeServers(
    _ risk: RiskLevel, _ site: SiteRenderer, _ html: inout HTMLWriter, _ links: SiteLinks
  ) {
    let index = site.index
    let places = index.shown.filter { index.servers[$0].counts.tools(at: risk) > 0 }
      .sorted { left, right in
        let (one, other) = (index.servers[left].counts.tools(at: risk), index.servers[right].counts.tools(at: risk))
        return one == other ? left < right : one > other
      }
    guard !places.isEmpty else { return }
    html.heading("servers", "Where most of them are")
    html.markup("<ul class=\"columns\">")
    for place in places.prefix(12) {
      html.markup("<li>")
      html.link(
        links.page(SitePaths.server(index.servers[place].slug)), VisibleText.cut(index.servers[place].name, to: 80))
      html.text(" \(English.grouped(index.servers[place].counts.tools(at: risk)))")
      html.markup("</li>")
    }
    html.markup("</ul>\n")
  }

  /// A list in parts, with `more` before the first part's table.
  static func list(
    _ site: SiteRenderer, directory: String, parent: Page.Crumb, title: String, lede: String, places: [Int],
    card: String, more: (inout HTMLWriter, SiteLinks) -> Void
  ) -> [SiteFile] {
    let index = site.index
    let parts = PagedList.parts(places)
    return parts.flatMap { part in
      let suffix = part.number == 1 ? "" : ", part \(English.grouped(part.number))"
      var page = Page(
        directory: SitePaths.part(part.number, of: directory), title: title + suffix,
        summary: "\(English.count(places.count, "MCP tool")): \(title.lowercased())\(suffix). \(lede)",
        trail: [parent], isHidden: places.isEmpty, modified: index.newest, card: card)
      page.structured = [
        ItemList.structured(
          part.items.map {
            (index.tools[$0].name, SitePaths.tool(index.tools[$0].slug, of: index.servers[index.tools[$0].server].slug))
          },
          site)
      ]
      return page.files(
        site, json: { ToolListJSON.write(part.items, total: places.count, title: title, index, &$0) }
      ) { html, links in
        html.element("header", .class("title")) { header in
          header.element("h1", text: title + suffix)
          header.element("p", .class("lede"), text: lede)
        }
        if part.number == 1 { more(&html, links) }
        html.heading("tools", English.count(places.count, "tool"))
        if places.isEmpty {
          html.markup("<p>No tool of this catalogue belongs here.</p>")
        } else {
          ToolTable(index: index, places: part.items, caption: title).write(to: &html, links)
        }
        PagedList.write(part.number, of: parts.count, in: directory, to: &html, links)
      }
    }
  }

  private static func categoryIndex(_ site: SiteRenderer) -> [SiteFile] {
    let page = Page(
      directory: SitePaths.categories, title: "Five classes of MCP tools",
      summary: "Financial, destructive, execute, write, read: what each class of MCP tool does and what can go wrong.",
      modified: site.index.newest)
    return page.files(
      site,
      json: { counts(Category.allCases.map { ($0.rawValue, site.index.totals.tools(of: $0)) }, "categories", &$0) }
    ) {
      html, links in
      html.markup("<header class=\"title\"><h1>Five classes</h1>")
      html.markup("<p class=\"lede\">A tool belongs to the first class that fits, worst first.</p></header>\n")
      ClassBar.write(site.index.totals, to: &html)
      html.markup("<ul class=\"cards\">")
      for category in Category.allCases {
        html.markup("<li><h2>")
        html.link(links.page(SitePaths.category(category)), CategoryProse(category).heading)
        html.markup("</h2><p>")
        html.text(CategoryProse(category).danger)
        html.markup("</p><p class=\"quiet\">")
        html.text(share(site.index.totals.tools(of: category), site))
        html.markup("</p></li>")
      }
      html.markup("</ul>\n")
    }
  }

  private static func riskIndex(_ site: SiteRenderer) -> [SiteFile] {
    let page = Page(
      directory: SitePaths.risks, title: "Four levels of risk",
      summary: "Low, medium, high, critical: what a wrong, looping or injected call of an MCP tool could cost.",
      modified: site.index.newest)
    return page.files(
      site, json: { counts(RiskLevel.allCases.map { ($0.rawValue, site.index.totals.tools(at: $0)) }, "risks", &$0) }
    ) {
      html, links in
      html.markup("<header class=\"title\"><h1>Four levels of risk</h1><p class=\"lede\">")
      html.markup(
        "What a wrong, looping or injected call could cost, if it were allowed without a limit.</p></header>\n")
      html.markup("<ul class=\"cards\">")
      for risk in RiskLevel.allCases.reversed() {
        html.markup("<li><h2>")
        html.link(links.page(SitePaths.risk(risk)), "\(English.capitalized(risk.rawValue)) risk")
        html.markup("</h2>")
        html.riskBadge(risk)
        html.element("p", text: RiskProse.meaning(risk))
        html.element("p", .class("quiet"), text: share(site.index.totals.tools(at: risk), site))
        html.markup("</li>")
      }
      html.markup("</ul>\n")
      RiskTable.write(site.index, &html)
    }
  }

  private static func counts(_ rows: [(String, Int)], _ kind: String, _ writer: inout JSONWriter) {
    writer.object { object in
      object.member("kind", kind)
      object.key("tools")
      object.object { counts in
        for (key, count) in rows {
          counts.key(key)
          counts.integer(count)
        }
      }
    }
  }

  static func share(_ count: Int, _ site: SiteRenderer) -> String {
    "\(English.count(count, "tool")), \(English.percent(count, of: site.index.totals.tools)) of this catalogue."
  }
}
