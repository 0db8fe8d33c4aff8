import JSONText
import ToolModel

/// Capabilities: what a tool can do beside its class, one page each.
enum CapabilityPage {
  static func files(_ site: SiteRenderer) -> [SiteFile] {
    let counts = Dictionary(
      grouping: site.index.tools.flatMap(\.capabilities), by: { $0 }
    ).mapValues(\.count)
    var files = list(site, counts)
    for capability in Capability.allCases {
      files += ToolListPage.list(
        site, directory: SitePaths.capability(capability),
        parent: Page.Crumb(title: "Capabilities", directory: SitePaths.capabilities),
        title: "Tools whose call \(CapabilityProse.title(capability))", lede: CapabilityProse.consequence(capability),
        places: site.index.worstFirst { $0.capabilities.contains(capability) }, card: "site.png"
      ) { html, links in
        html.element("p", text: CapabilityProse.effectOnRisk(capability))
        let attacks = AttackLibrary.patterns.filter { $0.matches.contains { $0.capabilities.contains(capability) } }
        guard !attacks.isEmpty else { return }
        html.heading("attacks", "Attacks that need it")
        html.markup("<ul>")
        for pattern in attacks {
          html.markup("<li>")
          html.link(links.page(SitePaths.attack(pattern.slug)), pattern.title)
          html.text(": \(pattern.summary)")
          html.markup("</li>")
        }
        html.markup("</ul>\n")
      }
    }
    return files
  }

  private static func list(_ site: SiteRenderer, _ counts: [Capability: Int]) -> [SiteFile] {
    let page = Page(
      directory: SitePaths.capabilities, title: "What tools can do beside their class",
      summary:
        "Thirteen capabilities of MCP tools, such as returning secrets or running free code, and what each does to the risk.",
      modified: site.index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "capabilities")
          object.key("tools")
          object.object { list in
            for capability in Capability.allCases {
              list.key(capability.rawValue)
              list.integer(counts[capability] ?? 0)
            }
          }
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\"><h1>Capabilities</h1><p class=\"lede\">")
      html.markup(
        "What a call can reach, or is confined to: the class says what kind of thing happens, these say how far it goes.</p></header>\n"
      )
      html.markup("<ul class=\"cards\">")
      for capability in Capability.allCases {
        html.markup("<li><h2>")
        html.link(links.page(SitePaths.capability(capability)), English.capitalized(CapabilityProse.title(capability)))
        html.markup("</h2><p>")
        html.text(CapabilityProse.consequence(capability))
        html.markup("</p><p class=\"quiet\">")
        html.text(ToolListPage.share(counts[capability] ?? 0, site))
        html.markup("</p></li>")
      }
      html.markup("</ul>\n")
    }
  }
}
