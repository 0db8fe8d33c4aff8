import ToolModel

/// What it means to grant this tool: composed from class, capabilities and parameters.
struct ToolMeaning {
  let page: ToolPage

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    let verdict = page.verdict
    let prose = CategoryProse(verdict.category)
    html.heading("meaning", "What granting it means")
    html.element("p", text: prose.use)
    html.element("p") { line in
      line.text(prose.danger)
      if let control = control { line.phrase(" " + control) }
    }
    guard !verdict.capabilities.isEmpty else { return }
    html.markup("<ul>")
    for capability in verdict.capabilities {
      html.element("li") { item in
        item.link(links.page(SitePaths.capability(capability)), English.capitalized(CapabilityProse.title(capability)))
        item.text(": " + CapabilityProse.consequence(capability))
      }
    }
    html.markup("</ul>")
  }

  /// What the caller decides, by the names of the parameters.
  var control: String? {
    let parameters = page.tool.details.parameters
    guard !parameters.isEmpty else {
      return page.verdict.category == .read
        ? "It takes no arguments, so a caller can't steer it."
        : "It takes no arguments, so a caller decides only whether and how often it is called."
    }
    let required = parameters.filter(\.isRequired)
    let shown = (required.isEmpty ? parameters : required).prefix(4).map {
      "`\(VisibleText.folded($0.name, limit: 40))`"
    }
    let more = parameters.count - shown.count
    let rest = more > 0 ? " and \(English.count(more, "more argument"))" : ""
    return "The caller decides \(more > 0 ? shown.joined(separator: ", ") : English.list(Array(shown)))\(rest)."
  }
}
