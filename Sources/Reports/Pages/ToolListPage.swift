import ToolModel

/// Lists of tools: one a category, one a risk level, and the two pages that lead to them.
enum ToolListPage {
  static func files(renderer: SiteRenderer) -> [SiteFile] {
    var files = [categoryIndex(renderer), riskIndex(renderer)]
    for category in Category.allCases {
      let prose = CategoryProse(category)
      files += list(
        renderer, directory: SitePaths.category(category.rawValue), parent: ("Classes", SitePaths.categories),
        title: prose.heading,
        lede: "\(English.capitalized(English.withArticle(category.rawValue))) tool \(prose.effect).",
        places: renderer.index.worstFirst { $0.category == category }
      ) { html, links in
        html.element("p", text: prose.use)
        html.element("p", text: prose.danger)
        AttackList.write(for: category, [], to: &html, links)
      }
    }
    for risk in RiskLevel.allCases {
      files += list(
        renderer, directory: SitePaths.risk(risk.rawValue), parent: ("Risk", SitePaths.risks),
        title: "\(English.capitalized(risk.rawValue)) risk", lede: meaning(risk),
        places: renderer.index.worstFirst { $0.risk == risk }
      ) { _, _ in }
    }
    return files
  }

  /// What a level means for the one who grants access.
  static func meaning(_ risk: RiskLevel) -> String {
    switch risk {
    case .low: "A wrong or repeated call costs next to nothing."
    case .medium:
      "A wrong or repeated call leaves something to clean up, or shows something that not everybody should see."
    case .high: "A wrong call reaches other people, systems or secrets."
    case .critical: "A wrong call loses data or money, or runs whatever it is given."
    }
  }

  private static func list(
    _ renderer: SiteRenderer, directory: String, parent: (String, String), title: String, lede: String, places: [Int],
    more: (inout HTMLWriter, SiteLinks) -> Void
  ) -> [SiteFile] {
    let parts = PagedList.parts(places)
    return parts.map { part in
      let suffix = part.number == 1 ? "" : ", part \(English.grouped(part.number))"
      let frame = PageFrame(
        renderer: renderer, directory: SitePaths.part(part.number, of: directory), title: title + suffix,
        summary: "\(English.count(places.count, "MCP tool")): \(title.lowercased())\(suffix). \(lede)",
        trail: [PageFrame.Crumb(title: parent.0, directory: parent.1)])
      return frame.file { html, links in
        html.element("header", .class("title")) { header in
          header.element("h1", text: title + suffix)
          header.element("p", .class("lede"), text: lede)
        }
        if part.number == 1 { more(&html, links) }
        html.heading("tools", English.count(places.count, "tool"))
        if places.isEmpty {
          html.element("p", text: "No tool of this catalogue belongs here.")
        } else {
          ToolTable(index: renderer.index, places: part.items, caption: title).write(to: &html, links)
        }
        PagedList.write(part.number, of: parts.count, in: directory, to: &html, links)
      }
    }
  }

  private static func categoryIndex(_ renderer: SiteRenderer) -> SiteFile {
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.categories, title: "Five classes of tools",
      summary: "Financial, destructive, execute, write, read: what each class of MCP tool does and what can go wrong.")
    return frame.file { html, links in
      html.element("header", .class("title")) { header in
        header.element("h1", text: "Five classes")
        header.element("p", .class("lede"), text: "A tool belongs to the first class that fits, worst first.")
      }
      html.element("ul", .class("cards")) { list in
        for category in Category.allCases {
          list.element("li") { item in
            item.element("h2") {
              $0.link(links.page(SitePaths.category(category.rawValue)), CategoryProse(category).heading)
            }
            item.element("p", text: CategoryProse(category).danger)
            item.element("p", .class("quiet"), text: share(renderer.index.totals.tools(of: category), renderer))
          }
        }
      }
    }
  }

  private static func riskIndex(_ renderer: SiteRenderer) -> SiteFile {
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.risks, title: "Four levels of risk",
      summary: "Low, medium, high, critical: what a wrong, looping or injected call of an MCP tool could cost.")
    return frame.file { html, links in
      html.element("header", .class("title")) { header in
        header.element("h1", text: "Four levels of risk")
        header.element(
          "p", .class("lede"),
          text: "What a wrong, looping or injected call could cost, if it were allowed without a limit.")
      }
      html.element("ul", .class("cards")) { list in
        for risk in RiskLevel.allCases.reversed() {
          list.element("li") { item in
            item.element("h2") { heading in
              heading.link(links.page(SitePaths.risk(risk.rawValue)), "\(English.capitalized(risk.rawValue)) risk")
            }
            item.riskBadge(risk)
            item.element("p", text: meaning(risk))
            item.element("p", .class("quiet"), text: share(renderer.index.totals.tools(at: risk), renderer))
          }
        }
      }
    }
  }

  private static func share(_ count: Int, _ renderer: SiteRenderer) -> String {
    "\(English.count(count, "tool")), \(English.percent(count, of: renderer.index.totals.tools)) of this catalogue."
  }
}
