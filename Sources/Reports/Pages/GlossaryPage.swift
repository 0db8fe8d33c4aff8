import JSONText
import ToolModel

/// The glossary: a list, and a page a term.
enum GlossaryPage {
  static func files(_ site: SiteRenderer) -> [SiteFile] { list(site) + Glossary.terms.flatMap { page($0, site) } }

  private static func list(_ site: SiteRenderer) -> [SiteFile] {
    let page = Page(
      directory: SitePaths.glossary, title: "Glossary of tools and their risks",
      summary:
        "\(Glossary.terms.count) terms of MCP, agents, tools, policies and attacks, each in a few plain sentences.",
      modified: site.index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "glossary")
          object.key("terms")
          object.array { list in for term in Glossary.terms { json(term, &list) } }
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\"><h1>Glossary</h1><p class=\"lede\">")
      html.text("\(Glossary.terms.count) terms, in plain words.")
      html.markup("</p></header>\n<dl class=\"terms\">")
      for term in Glossary.terms {
        html.markup("<dt>")
        html.link(links.page(SitePaths.term(term.slug)), term.title)
        html.markup(" <span class=\"chip soft\">")
        html.text(term.topic.title)
        html.markup("</span></dt><dd>")
        html.text(term.definition)
        html.markup("</dd>\n")
      }
      html.markup("</dl>\n")
    }
  }

  private static func page(_ term: Glossary.Term, _ site: SiteRenderer) -> [SiteFile] {
    var page = Page(
      directory: SitePaths.term(term.slug), title: "\(term.title): meaning for MCP tools", summary: term.definition,
      trail: [Page.Crumb(title: "Glossary", directory: SitePaths.glossary)], modified: site.index.newest)
    page.structured = [
      { object in
        object.member("@type", "DefinedTerm")
        object.member("name", term.title)
        object.member("description", term.definition)
      }
    ]
    return page.files(site, json: { json(term, &$0) }) { html, links in
      html.markup("<header class=\"title\">")
      html.element("h1", text: term.title)
      html.markup("<p class=\"labels\"><span class=\"chip soft\">")
      html.text(term.topic.title)
      html.markup("</span></p></header>\n")
      html.element("p", .class("definition"), text: term.definition)
      writeHere(term, site, &html, links)
      let related = term.related.compactMap(Glossary.term)
      let back = Glossary.terms.filter { $0.related.contains(term.slug) && !term.related.contains($0.slug) }
      html.heading("related", "Related terms")
      html.markup("<ul>")
      for other in related + back {
        html.markup("<li>")
        html.link(links.page(SitePaths.term(other.slug)), other.title)
        html.text(": \(VisibleText.excerpt(other.definition, limit: 120))")
        html.markup("</li>")
      }
      html.markup("</ul>\n")
    }
  }

  /// Where the term meets this catalogue.
  private static func writeHere(
    _ term: Glossary.Term, _ site: SiteRenderer, _ html: inout HTMLWriter, _ links: SiteLinks
  ) {
    if let category = Category(rawValue: term.slug) {
      html.element("p") { line in
        line.text("In this catalogue: \(English.count(site.index.totals.tools(of: category), "tool")). ")
        line.link(links.page(SitePaths.category(category)), CategoryProse(category).heading)
        line.text(".")
      }
    }
    let pattern = AttackLibrary.patterns.first { term.slug == $0.slug || term.slug == $0.slug + "-term" }
    if let pattern {
      html.element("p") { line in
        line.text("As an attack pattern: ")
        line.link(links.page(SitePaths.attack(pattern.slug)), pattern.title)
        line.text(".")
      }
    }
  }

  private static func json(_ term: Glossary.Term, _ writer: inout JSONWriter) {
    writer.object { object in
      object.member("slug", term.slug)
      object.member("term", term.title)
      object.member("topic", term.topic.rawValue)
      object.member("definition", term.definition)
      object.key("related")
      object.array { list in for slug in term.related { list.string(slug) } }
    }
  }
}
