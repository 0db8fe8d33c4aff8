import JSONText
import ToolModel

/// The page on which the script searches; without it, the ways to look by hand.
struct SearchPage {
  let site: SiteRenderer

  func files() -> [SiteFile] {
    let page = Page(
      directory: SitePaths.search, title: "Search MCP tools and servers",
      summary:
        "Find an MCP tool or server of this catalogue by name or by what it does, and narrow down by class, risk and capability.",
      modified: site.index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "search")
          object.member("index", "facets.json")
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\"><h1>Search</h1></header>\n")
      html.element(
        "form", .id("search"), .literal("role", "search"), .text("action", links.page(SitePaths.search).text),
        .literal("method", "get")
      ) { form in
        form.markup(
          """
          <p class="box"><label for="q">Name of a tool or server, or what it does</label>\
          <input type="search" id="q" name="q" autocomplete="off" spellcheck="false" maxlength="200"/>\
          <button type="submit">Search</button></p><p class="filters">
          """)
        choice("class", "Class", Category.allCases.map { ($0.rawValue, $0.rawValue) }, &form)
        choice("risk", "Risk", RiskLevel.allCases.reversed().map { ($0.rawValue, $0.rawValue) }, &form)
        choice("can", "Capability", Capability.allCases.map { ($0.rawValue, CapabilityProse.title($0)) }, &form)
        form.markup("</p>")
      }
      html.markup(
        "\n<p id=\"count\" role=\"status\" aria-live=\"polite\"></p>\n<ol id=\"results\" class=\"results\"></ol>\n<noscript><p>"
      )
      html.markup("Searching needs JavaScript. Without it: ")
      html.link(links.page(SitePaths.letters), "all tools A–Z")
      html.markup(", ")
      html.link(links.page(SitePaths.servers), "all servers")
      html.markup(", ")
      html.link(links.page(SitePaths.categories), "tools by class")
      html.markup(".</p></noscript>\n")
    }
  }

  private func choice(_ id: Literal, _ title: Literal, _ options: [(String, String)], _ html: inout HTMLWriter) {
    html.markup("<span><label for=\"")
    html.markup(id)
    html.markup("\">")
    html.markup(title)
    html.markup("</label><select id=\"")
    html.markup(id)
    html.markup("\" name=\"")
    html.markup(id)
    html.markup("\"><option value=\"\">any</option>")
    for (value, text) in options { html.element("option", .text("value", value), text: text) }
    html.markup("</select></span> ")
  }

  /// A box on another page that leads here.
  static func writeBox(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.element(
      "form", .class("find"), .literal("role", "search"), .text("action", links.page(SitePaths.search).text),
      .literal("method", "get")
    ) {
      $0.markup(
        """
        <p class="box"><label for="q">Find a tool or server</label>\
        <input type="search" id="q" name="q" autocomplete="off" spellcheck="false" maxlength="200"/>\
        <button type="submit">Search</button></p>
        """)
    }
    html.lineBreak()
  }
}
