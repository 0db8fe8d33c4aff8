import ToolModel

/// The attack patterns that concern a tool or a class.
enum AttackList {
  static func write(
    for category: Category, _ capabilities: [Capability], to html: inout HTMLWriter, _ links: SiteLinks
  ) {
    html.heading("attacks", "Attack patterns for such access")
    html.element("ul", .class("cards")) { list in
      for pattern in AttackLibrary.patterns(for: category, capabilities) {
        list.element("li") { item in
          item.element("h3") { $0.link(links.page(SitePaths.attack(pattern.slug)), pattern.title) }
          item.element("p", text: pattern.summary)
        }
      }
    }
  }
}
