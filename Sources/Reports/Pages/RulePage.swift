import JSONText
import ToolModel

/// The rules behind the labels: a list, and a page a rule.
enum RulePage {
  static func files(_ site: SiteRenderer) -> [SiteFile] {
    guard !site.rules.entries.isEmpty else { return list(site) }
    // The tools on which each rule is evidence are many: pages name how many, tool pages name which rule.
    return list(site) + site.rules.entries.flatMap { page($0, site) }
  }

  private static func list(_ site: SiteRenderer) -> [SiteFile] {
    let rules = site.rules.entries
    let page = Page(
      directory: SitePaths.rules, title: "The rules behind the labels",
      summary:
        "\(English.count(rules.count, "rule")) that anyone can read, run again or dispute: what each looks for and how often it fires in this catalogue.",
      modified: site.index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "rules")
          object.member("pack", site.settings.rulesDigest)
          object.key("rules")
          object.array { list in for rule in rules { json(rule, site.index.ruleHits[rule.id] ?? 0, &list) } }
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\"><h1>Rules</h1><p class=\"lede\">")
      html.markup(
        "Labels come from these rules and from nothing else. The same definition gets the same label on every machine.</p></header>\n"
      )
      for (kind, title) in [
        ("category", "Class"), ("guard", "Guards"), ("capability", "Capability"), ("finding", "Finding"),
      ] {
        let own = rules.filter { $0.kind == kind }
        guard !own.isEmpty else { continue }
        html.markup("<h2>")
        html.text("\(title): \(English.count(own.count, "rule"))")
        html.markup("</h2>\n<div class=\"scroll\" tabindex=\"0\"><table><caption>")
        html.text(title)
        html.markup(
          "</caption><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Effect</th><th scope=\"col\" class=\"number\">Fires on</th></tr></thead><tbody>\n"
        )
        for rule in own {
          html.markup("<tr><th scope=\"row\">")
          html.link(links.page(SitePaths.rule(rule.id)), rule.title)
          html.markup("</th><td>")
          html.text(rule.effect)
          html.markup("</td><td class=\"number\">")
          html.text(English.grouped(site.index.ruleHits[rule.id] ?? 0))
          html.markup("</td></tr>\n")
        }
        html.markup("</tbody></table></div>\n")
      }
    }
  }

  private static func page(_ rule: RuleBook.Entry, _ site: SiteRenderer) -> [SiteFile] {
    let hits = site.index.ruleHits[rule.id] ?? 0
    let thing = rule.kind == "finding" ? "finding" : "tool"
    let page = Page(
      directory: SitePaths.rule(rule.id), title: "Rule: \(rule.title)",
      summary: "\(English.sentence(rule.why)) It fires on \(English.count(hits, thing)) of this catalogue.",
      trail: [Page.Crumb(title: "Rules", directory: SitePaths.rules)], modified: site.index.newest)
    return page.files(site, json: { json(rule, hits, &$0) }) { html, links in
      html.markup("<header class=\"title\">")
      html.element("h1", text: rule.title)
      html.element("p", .class("lede"), text: English.sentence(rule.why))
      html.markup("</header>\n<dl class=\"facts\">")
      html.fact("Id") { $0.element("code", text: rule.id) }
      html.fact("Effect") { $0.text(rule.effect) }
      html.fact("State") { $0.text(rule.state) }
      html.fact("Confidence when it decides") { $0.text("\(rule.confidencePercent)%") }
      html.fact("Fires here on") { $0.text(English.count(hits, thing)) }
      html.markup("</dl>\n")
      html.heading("looks-for", "What it looks for")
      html.markup("<ul>")
      for line in rule.conditions { html.element("li", text: line) }
      html.markup("</ul>\n")
      if !rule.references.isEmpty {
        html.element("p", text: "It is about \(English.list(rule.references)).")
      }
      html.element("p") { line in
        if rule.kind == "finding", site.index.findings.contains(where: { $0.id == rule.id }) {
          line.link(links.page(SitePaths.finding(rule.id)), "Where it was found")
          line.text(". ")
        }
        line.link(links.page(SitePaths.methodology), "How rules become labels, and how to dispute one")
        line.text(".")
      }
    }
  }

  private static func json(_ rule: RuleBook.Entry, _ hits: Int, _ writer: inout JSONWriter) {
    writer.object { object in
      object.member("id", rule.id)
      object.member("title", rule.title)
      object.member("why", rule.why)
      object.member("kind", rule.kind)
      object.member("effect", rule.effect)
      object.member("state", rule.state)
      object.key("confidence")
      object.hundredths(rule.confidencePercent)
      object.key("fires")
      object.integer(hits)
      object.key("conditions")
      object.array { list in for line in rule.conditions { list.string(line) } }
    }
  }
}
