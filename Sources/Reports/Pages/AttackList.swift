import ToolModel

/// The attack patterns that concern a tool or a class.
enum AttackList {
  static func write(
    for category: Category, _ capabilities: [Capability], to html: inout HTMLWriter, _ links: SiteLinks
  ) {
    html.heading("attacks", "Attack patterns for such access")
    html.markup("<ul class=\"cards\">")
    for pattern in AttackLibrary.patterns(for: category, capabilities) {
      html.markup("<li><h3>")
      html.link(links.page(SitePaths.attack(pattern.slug)), pattern.title)
      html.markup("</h3><p>")
      html.text(pattern.summary)
      html.markup("</p></li>")
    }
    html.markup("</ul>\n")
  }
}
