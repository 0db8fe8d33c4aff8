import JSONText
import ToolModel

/// Findings: what is wrong or hostile, one page for each kind that occurs.
enum FindingPage {
  static func files(_ site: SiteRenderer) -> [SiteFile] {
    list(site) + site.index.findings.flatMap { page($0, site) }
  }

  private static func list(_ site: SiteRenderer) -> [SiteFile] {
    let findings = site.index.findings
    let page = Page(
      directory: SitePaths.findings, title: "What is wrong or hostile",
      summary:
        "Findings about MCP servers and tools of this catalogue: hidden instructions, contradictions, secrets and more, worst first.",
      modified: site.index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "findings")
          object.key("findings")
          object.array { list in
            for finding in findings {
              list.object {
                $0.member("id", finding.id)
                $0.member("title", finding.title)
                $0.member("severity", finding.severity.rawValue)
                $0.key("count")
                $0.integer(finding.count)
              }
            }
          }
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\"><h1>Findings</h1><p class=\"lede\">")
      html.markup("A class says what a tool is for. A finding says that something about it is wrong.</p></header>\n")
      guard !findings.isEmpty else {
        html.markup("<p>Nothing was found in this catalogue.</p>\n")
        return
      }
      html.markup("<div class=\"scroll\" tabindex=\"0\"><table><caption>Worst severity first</caption><thead><tr>")
      html.markup(
        "<th scope=\"col\">Finding</th><th scope=\"col\">Severity</th><th scope=\"col\" class=\"number\">Times</th></tr></thead><tbody>"
      )
      for finding in findings {
        html.markup("<tr><th scope=\"row\">")
        html.link(links.page(SitePaths.finding(finding.id)), VisibleText.folded(finding.title, limit: 200))
        html.markup("</th><td>")
        html.severityBadge(finding.severity)
        html.markup("</td><td class=\"number\">")
        html.text(English.grouped(finding.count))
        html.markup("</td></tr>")
      }
      html.markup("</tbody></table></div>\n")
    }
  }

  private static func page(_ finding: SiteIndex.FindingKind, _ site: SiteRenderer) -> [SiteFile] {
    let title = VisibleText.folded(finding.title, limit: 120)
    let page = Page(
      directory: SitePaths.finding(finding.id), title: title,
      summary:
        "\(title): \(English.count(finding.count, "time")) in this catalogue, \(finding.severity.rawValue) severity. What it means and what to do.",
      trail: [Page.Crumb(title: "Findings", directory: SitePaths.findings)], modified: site.index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "finding")
          object.member("id", finding.id)
          object.member("title", finding.title)
          object.member("severity", finding.severity.rawValue)
          object.key("count")
          object.integer(finding.count)
          object.key("places")
          object.array { list in
            for place in finding.places {
              list.object {
                $0.member("server", site.index.servers[place.server].id.text)
                if !place.slug.isEmpty { $0.member("tool", place.name) }
              }
            }
          }
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\">")
      html.element("h1", text: title)
      html.markup("<p class=\"labels\">")
      html.severityBadge(finding.severity)
      html.element("code", text: VisibleText.cut(finding.id, to: 100))
      html.markup("</p></header>\n")
      if let rule = site.rules[finding.id] {
        html.element("p", text: English.sentence(rule.why))
        html.element("p") {
          $0.link(links.page(SitePaths.rule(rule.id)), "The rule behind it")
          $0.text(".")
        }
      }
      html.element("p") { line in
        line.markup("<strong>What to do:</strong> ")
        line.text(English.ended(VisibleText.folded(finding.remedy)))
      }
      html.heading("where", English.count(finding.count, "place"))
      html.markup("<ul>")
      for place in finding.places.prefix(500) {
        let server = site.index.servers[place.server]
        html.markup("<li>")
        if !place.slug.isEmpty {
          html.element("a", .href(links.page(SitePaths.tool(place.slug, of: server.slug)))) {
            $0.element("code") { $0.toolName(place.name, ordinal: place.ordinal) }
          }
          html.markup(" of ")
        }
        html.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 100))
        html.markup("</li>")
      }
      html.markup("</ul>\n")
      if finding.count > 500 { html.element("p", .class("quiet"), text: "The first 500 are shown.") }
    }
  }
}
