import ToolModel

/// The library of attack patterns.
enum AttackPage {
  static func files(renderer: SiteRenderer) -> [SiteFile] {
    [list(renderer)] + AttackLibrary.patterns.map { page($0, renderer) }
  }

  private static func list(_ renderer: SiteRenderer) -> SiteFile {
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.attacks, title: "Attack patterns",
      summary:
        "\(AttackLibrary.patterns.count) ways in which agents and their tools are abused, which tools they concern, and what a policy can do."
    )
    return frame.file { html, links in
      html.element("header", .class("title")) { header in
        header.element("h1", text: "Attack patterns")
        header.element(
          "p", .class("lede"), text: "How access to tools is abused, and what holds against it outside the model.")
      }
      html.element("ul", .class("cards")) { cards in
        for pattern in AttackLibrary.patterns {
          cards.element("li") { item in
            item.element("h2") { $0.link(links.page(SitePaths.attack(pattern.slug)), pattern.title) }
            item.element("p", text: pattern.summary)
          }
        }
      }
    }
  }

  private static func page(_ pattern: AttackPattern, _ renderer: SiteRenderer) -> SiteFile {
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.attack(pattern.slug), title: pattern.title, summary: pattern.summary,
      trail: [PageFrame.Crumb(title: "Attacks", directory: SitePaths.attacks)])
    return frame.file { html, links in
      html.element("header", .class("title")) { header in
        header.element("h1", text: pattern.title)
        header.element("p", .class("lede"), text: pattern.summary)
      }
      html.heading("how", "How it works")
      for paragraph in pattern.howItWorks { html.element("p", text: paragraph) }
      html.heading("defence", "What helps")
      html.element("ul") { list in for line in pattern.defence { list.element("li", text: line) } }
      html.heading("concerns", "Which tools it concerns")
      html.element("ul") { list in
        for match in pattern.matches { list.element("li", text: sentence(match)) }
      }
      let places = renderer.index.worstFirst { pattern.concerns($0.category, $0.capabilities) }
      html.element("p", text: "In this catalogue: \(English.count(places.count, "tool")).")
      if !places.isEmpty {
        ToolTable(index: renderer.index, places: Array(places.prefix(25)), caption: "The riskiest of them")
          .write(to: &html, links)
      }
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
