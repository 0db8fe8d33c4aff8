import ToolModel

/// Tools that are harmless apart and dangerous together, by their capabilities.
struct ServerCombinations {
  let context: ServerContext

  /// One combination: what comes in or lies there, and what carries it away or acts on it.
  struct Combination {
    let title: String
    let meaning: String
    let first: [ServerContext.Tool]
    let second: [ServerContext.Tool]
    let attack: String
  }

  var found: [Combination] {
    let tools = context.worstFirst
    func having(_ capabilities: Set<Capability>) -> [ServerContext.Tool] {
      tools.filter { !capabilities.isDisjoint(with: $0.verdict.capabilities) }
    }
    let secret = having([.secrets, .privateData])
    let out = having([.sendsOutside, .fetchesURL])
    let untrusted = having([.fetchesURL, .openWeb])
    let acts = tools.filter {
      $0.verdict.category == .destructive || $0.verdict.category == .financial
        || $0.verdict.capabilities.contains(.freeCode) || $0.verdict.capabilities.contains(.changesAccess)
    }
    return [
      Combination(
        title: "Private data and a way out",
        meaning: "What the first return, the second can carry to an address or a person outside.", first: secret,
        second: out, attack: "outbound-exfiltration"),
      Combination(
        title: "Untrusted text and a tool that acts",
        meaning: "Text that the first bring in can ask for a call of the second.", first: untrusted, second: acts,
        attack: "injection-through-results"),
    ].filter { combination in
      // One tool alone is no combination: its own page says what it can do.
      guard let one = combination.first.first, let other = combination.second.first else { return false }
      return combination.first.count > 1 || combination.second.count > 1 || one.place != other.place
    }
  }

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    let found = self.found
    guard !found.isEmpty else { return }
    html.heading("combinations", "Toxic combinations")
    html.markup("<p>One agent that may call both is more than the sum of the two.</p><ul class=\"cards\">")
    for combination in found {
      html.markup("<li><h3>")
      html.link(links.page(SitePaths.attack(combination.attack)), combination.title)
      html.markup("</h3><p>")
      html.text(combination.meaning)
      html.markup("</p><dl class=\"pairs\"><dt>First</dt><dd>")
      names(combination.first, &html, links)
      html.markup("</dd><dt>Second</dt><dd>")
      names(combination.second, &html, links)
      html.markup("</dd></dl></li>")
    }
    html.markup("</ul>\n")
  }

  private func names(_ tools: [ServerContext.Tool], _ html: inout HTMLWriter, _ links: SiteLinks) {
    for (place, tool) in tools.prefix(5).enumerated() {
      if place > 0 { html.markup(", ") }
      html.element("a", .href(links.page(SitePaths.tool(tool.row.slug, of: context.row.slug)))) {
        $0.element("code") { $0.toolName(tool.row.name, ordinal: tool.row.ordinal) }
      }
    }
    if tools.count > 5 { html.text(" and \(English.grouped(tools.count - 5)) more") }
  }
}
