import ToolModel

/// `llms.txt` (llmstxt.org): what the site is and where its Markdown stands; and `llms-full` in parts, one line a tool.
enum LanguageModelFiles {
  private static let partSize = 4_000

  static func files(_ site: SiteRenderer) -> [SiteFile] {
    let index = site.index
    let base = site.settings.safeBase ?? ""
    let parts = stride(from: 0, to: index.tools.count, by: partSize).enumerated().map { number, start in
      part(number + 1, Array(start..<min(start + partSize, index.tools.count)), index, base)
    }
    return [summary(site, parts: parts.map(\.path), base)] + parts
  }

  private static func summary(_ site: SiteRenderer, parts: [String], _ base: String) -> SiteFile {
    let totals = site.index.totals
    var text = MarkdownWriter()
    text.markup("# ")
    text.text(site.settings.siteName)
    text.own(
      """


      > \(English.count(totals.tools, "MCP tool")) of \(English.count(totals.complete + totals.partial, "server")): class (financial, destructive, execute, write, read), risk (low to critical), the evidence for both, and a policy. Labels are computed from tool definitions by published rules; no tool was ever called.

      Every page has a Markdown twin (`index.md`) and a JSON twin (`index.json`) beside it.

      ## Start here


      """)
    for (path, title, about) in [
      (SitePaths.servers, "Servers", "all servers by name"), (SitePaths.categories, "Classes", "tools by class"),
      (SitePaths.risks, "Risk", "tools by risk"),
      (SitePaths.capabilities, "Capabilities", "tools by what they can reach"),
      (SitePaths.findings, "Findings", "what is wrong or hostile"),
      (SitePaths.changes, "Changes", "what changed, by day"),
      (SitePaths.attacks, "Attack patterns", "how tools are abused and what stops it"),
      (SitePaths.methodology, "Method", "how labels come about and what they do not say"),
      (SitePaths.coverage, "Coverage", "what could not be listed, and why"),
    ] { text.own("- [\(title)](\(base)\(path)index.md): \(about)\n") }
    text.own(
      "\n## Data\n\n- [Downloads](\(base)\(SitePaths.data)index.md): JSON Lines, CSV, SQLite\n\n## Full text\n\n")
    for part in parts { text.own("- [\(part)](\(base)\(part))\n") }
    return SiteFile(path: "llms.txt", bytes: text.bytes)
  }

  private static func part(_ number: Int, _ places: [Int], _ index: SiteIndex, _ base: String) -> SiteFile {
    var text = MarkdownWriter()
    var server = -1
    for place in places {
      let tool = index.tools[place]
      let row = index.servers[tool.server]
      if tool.server != server {
        server = tool.server
        text.markup(place == places.first ? "# " : "\n# ")
        text.text(row.name, limit: 120)
        text.markup("\n\n")
      }
      text.markup("- ")
      text.code(tool.name.isEmpty ? "(empty name)" : tool.name)
      text.own(" \(tool.category.rawValue), \(tool.risk.rawValue)")
      if !tool.capabilities.isEmpty {
        text.own(", " + tool.capabilities.map(CapabilityProse.title).joined(separator: ", "))
      }
      if !tool.excerpt.isEmpty {
        text.markup(": ")
        text.text(tool.excerpt)
      }
      text.own(" (\(base)\(SitePaths.tool(tool.slug, of: row.slug))index.md)\n")
    }
    return SiteFile(path: "llms-full-\(number).txt", bytes: text.bytes)
  }
}
