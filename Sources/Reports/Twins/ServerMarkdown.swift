import Policies
import ToolModel

/// The Markdown twin of a server's page.
struct ServerMarkdown {
  let page: ServerPage

  var bytes: [UInt8] {
    let context = page.context
    let links = SiteLinks(from: SitePaths.server(context.row.slug), settings: page.site.settings)
    var text = MarkdownWriter()
    text.markup("# ")
    text.text(context.row.name, limit: 200)
    text.own("\n\n\(ServerPage.sentence(context.row.counts))\n\n- Identity: ")
    text.code(context.row.id.text, limit: 200)
    if let publisher = context.row.publisher {
      text.markup("\n- Published by: ")
      text.text(publisher, limit: 120)
    }
    if let version = context.row.version {
      text.markup("\n- Version: ")
      text.text(version, limit: 60)
    }
    text.own("\n- Reached as: \(ServerPage.kind(context.snapshot.source.location))\n")
    if let grade = context.row.grade {
      text.own("- Grade: \(grade.letter) (\(grade.points) of 100), \(grade.meaning)\n")
    }
    text.own("- Tokens: about \(context.row.tokens)\n- Listed: \(TimeText(context.snapshot.takenAt).date)\n")
    if case .partial(let why) = context.snapshot.completeness {
      text.markup("- The listing is incomplete: ")
      text.text(why)
      text.markup("\n")
    }
    text.markup(
      "\n## Tools, worst first\n\n| Tool | Class | Risk | Treatment | Tokens |\n| --- | --- | --- | --- | --- |\n")
    for tool in context.worstFirst {
      text.markup("| ")
      text.link(
        tool.row.name.isEmpty ? "(empty name)" : tool.row.name,
        links.page(SitePaths.tool(tool.row.slug, of: context.row.slug)))
      text.own(
        " | \(tool.verdict.category.rawValue) | \(tool.verdict.risk.rawValue) | \(tool.decision.treatment.rawValue) | \(tool.row.tokens) |\n"
      )
    }
    if !context.assessment.findings.isEmpty {
      text.markup("\n## Findings\n\n")
      for finding in FindingOrder.worstFirst(context.assessment.findings).prefix(100) {
        text.own("- \(finding.severity.rawValue): ")
        text.text(finding.title)
        if let tool = finding.tool {
          text.markup(" in ")
          text.code(tool.name)
        }
        text.markup(". ")
        text.text(English.sentence(finding.remedy))
        text.markup("\n")
      }
    }
    text.own("\n## Policy\n\n\(ServerPolicySection.summary(context.template))\n\n")
    for pack in page.policies.packs {
      text.own("- \(pack.name): ")
      for (place, file) in pack.files.enumerated() {
        if place > 0 { text.markup(", ") }
        text.link(
          PolicyTabs.title(file), links.file(SitePaths.policy(file.fileName, pack: pack.name, of: context.row.slug)))
      }
      text.markup("\n")
    }
    return text.bytes
  }
}
