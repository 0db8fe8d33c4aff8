import JSONText
import ToolModel

/// The library of attack patterns.
enum AttackPage {
  static func files(_ site: SiteRenderer) -> [SiteFile] {
    list(site) + AttackLibrary.patterns.flatMap { page($0, site) }
  }

  private static func list(_ site: SiteRenderer) -> [SiteFile] {
    let page = Page(
      directory: SitePaths.attacks, title: "Attacks on agents and their tools",
      summary:
        "\(AttackLibrary.patterns.count) ways in which MCP tools are abused: how each works, real incidents, which tools it concerns, and the policy that stops it.",
      modified: site.index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "attacks")
          object.key("patterns")
          object.array { list in
            for pattern in AttackLibrary.patterns {
              list.object {
                $0.member("slug", pattern.slug)
                $0.member("title", pattern.title)
                $0.member("group", pattern.group.rawValue)
                $0.member("summary", pattern.summary)
              }
            }
          }
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\"><h1>Attack patterns</h1><p class=\"lede\">")
      html.markup("How access to tools is abused, and what holds against it outside the model.</p></header>\n")
      for group in AttackPattern.Group.allCases {
        html.markup("<h2 id=\"")
        html.text(group.rawValue)
        html.markup("\">")
        html.text(group.title)
        html.markup("</h2>\n<ul class=\"cards\">")
        for pattern in AttackLibrary.patterns where pattern.group == group {
          html.markup("<li><h3>")
          html.link(links.page(SitePaths.attack(pattern.slug)), pattern.title)
          html.markup("</h3><p>")
          html.text(pattern.summary)
          html.markup("</p></li>")
        }
        html.markup("</ul>\n")
      }
    }
  }

  private static func page(_ pattern: AttackPattern, _ site: SiteRenderer) -> [SiteFile] {
    var page = Page(
      directory: SitePaths.attack(pattern.slug), title: pattern.title, summary: pattern.summary,
      trail: [Page.Crumb(title: "Attacks", directory: SitePaths.attacks)], modified: site.index.newest)
    page.structured = [
      { object in
        object.member("@type", "TechArticle")
        object.member("headline", pattern.title)
        object.member("description", pattern.summary)
      }
    ]
    let places = site.index.worstFirst { pattern.concerns($0.category, $0.capabilities) }
    return page.files(site, json: { json(pattern, places.count, &$0) }) { html, links in
      html.element("header", .class("title")) { header in
        header.element("h1", text: pattern.title)
        header.element("p", .class("lede"), text: pattern.summary)
      }
      html.heading("how", "How it works")
      for paragraph in pattern.howItWorks { html.element("p", text: paragraph) }
      writeIncidents(pattern, &html)
      html.heading("defence", "What stops it")
      html.markup("<ul>")
      for line in pattern.defence { html.element("li", text: line) }
      html.markup("</ul>\n")
      html.heading("concerns", "Which tools it concerns")
      html.markup("<ul>")
      for match in pattern.matches { html.element("li", text: sentence(match)) }
      html.markup("</ul>\n")
      html.element("p", text: "In this catalogue: \(English.count(places.count, "tool")).")
      if !places.isEmpty {
        ToolTable(index: site.index, places: Array(places.prefix(25)), caption: "The riskiest of them")
          .write(to: &html, links)
      }
      let related = AttackLibrary.patterns.filter { $0.group == pattern.group && $0.slug != pattern.slug }
      html.heading("related", "Related patterns")
      html.markup("<ul>")
      for other in related {
        html.markup("<li>")
        html.link(links.page(SitePaths.attack(other.slug)), other.title)
        html.markup("</li>")
      }
      html.markup("</ul>\n")
    }
  }

  private static func writeIncidents(_ pattern: AttackPattern, _ html: inout HTMLWriter) {
    html.heading("incidents", "Real incidents")
    guard !pattern.incidents.isEmpty else {
      html.markup("<p>None is listed: we name only what a public source tells and we have read.</p>\n")
      return
    }
    html.markup("<ul>")
    for incident in pattern.incidents {
      html.markup("<li>")
      html.text(incident.sentence + " ")
      if let link = SiteLink.external(incident.url) {
        html.element("a", .href(link), .literal("rel", "nofollow noopener"), text: incident.source)
        html.text(".")
      }
      html.markup("</li>")
    }
    html.markup("</ul>\n")
  }

  private static func json(_ pattern: AttackPattern, _ tools: Int, _ writer: inout JSONWriter) {
    writer.object { object in
      object.member("kind", "attack")
      object.member("slug", pattern.slug)
      object.member("title", pattern.title)
      object.member("summary", pattern.summary)
      object.key("howItWorks")
      object.array { list in for paragraph in pattern.howItWorks { list.string(paragraph) } }
      object.key("defence")
      object.array { list in for line in pattern.defence { list.string(line) } }
      object.key("incidents")
      object.array { list in
        for incident in pattern.incidents {
          list.object {
            $0.member("sentence", incident.sentence)
            $0.member("source", incident.source)
            $0.member("url", incident.url)
          }
        }
      }
      object.key("tools")
      object.integer(tools)
    }
  }

  /// "A write or execute tool that acts on many objects."
  private static func sentence(_ match: AttackPattern.Match) -> String {
    let isAny = match.categories.count == Category.allCases.count
    let classes = English.list(match.categories.sorted().map(\.rawValue), conjunction: "or")
    let tool = isAny ? "Any tool" : English.capitalized(English.withArticle(classes)) + " tool"
    guard !match.capabilities.isEmpty else { return tool + "." }
    let verbs = match.capabilities.sorted().map(CapabilityProse.title)
    return "\(tool) that \(English.list(verbs, conjunction: "or"))."
  }
}
