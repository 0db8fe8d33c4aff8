import Policies
import ToolModel

/// The Markdown twin of a tool's page.
struct ToolMarkdown {
  let page: ToolPage

  var bytes: [UInt8] {
    let (tool, context, verdict) = (page.tool, page.context, page.verdict)
    let links = SiteLinks(from: page.directory, settings: page.site.settings)
    var text = MarkdownWriter()
    text.markup("# ")
    text.code(page.name)
    text.markup("\n\n")
    text.own("\(English.capitalized(English.withArticle(page.label))): by its definition a call ")
    text.own("\(CategoryProse(verdict.category).effect).\n\n- Server: ")
    text.link(context.row.name, links.page(SitePaths.server(context.row.slug)))
    text.own("\n- Class: \(verdict.category.rawValue)\n- Risk: \(verdict.risk.rawValue)\n")
    if !verdict.capabilities.isEmpty {
      text.own("- Capabilities: \(verdict.capabilities.map(CapabilityProse.title).joined(separator: ", "))\n")
    }
    text.own("- Confidence: \(verdict.confidencePercent)%\n- Parameters: \(page.parameterCount)\n")
    text.own("- Tokens: about \(tool.row.tokens)\n- Definition: `\(verdict.definitionDigest)`\n")
    text.own(
      "- Listed: \(TimeText(context.snapshot.takenAt).date)\n- Recommended: \(tool.decision.treatment.rawValue)\n")
    text.markup("\n## What its author says\n\n")
    if tool.details.description.isEmpty { text.markup("Nothing.\n") } else { text.quotation(tool.details.description) }
    writeReasons(&text)
    writeParameters(&text)
    text.markup("\n## Policy\n\n")
    text.own("\(TreatmentProse.headline(tool.decision)) \(TreatmentProse.explanation(tool.decision))\n\n")
    text.fenced(lower(context.template(of: tool), to: .policyLayerJSON, provenance: context.provenance).bytes)
    return text.bytes
  }

  private func writeReasons(_ text: inout MarkdownWriter) {
    text.markup("\n## Why this label\n\n| Words | Where | Rule |\n| --- | --- | --- |\n")
    for item in page.verdict.evidence.prefix(30) {
      text.markup("| ")
      if item.words.isEmpty { text.markup("(an absence)") } else { text.code(item.words) }
      text.markup(" | ")
      text.text(EvidencePhrase.place(of: item))
      text.markup(" | ")
      text.code(item.ruleID)
      text.markup(" |\n")
    }
    text.markup("\n")
    for step in page.verdict.riskSteps {
      text.markup("- ")
      text.text(step.cause, limit: 80)
      text.own(": \(ToolReasons.effect(step.effect)), so \(step.after.rawValue)\n")
    }
    for finding in page.context.findings[page.verdict.key].prefix(30) {
      text.own("\n**Finding, \(finding.severity.rawValue):** ")
      text.text(finding.title)
      text.markup(". ")
      text.text(English.sentence(finding.remedy))
      text.markup("\n")
    }
  }

  private func writeParameters(_ text: inout MarkdownWriter) {
    let parameters = page.tool.details.parameters
    text.markup("\n## Parameters\n\n")
    guard !parameters.isEmpty else {
      text.markup("None.\n")
      return
    }
    text.markup("| Name | Type | Required | Default | Description |\n| --- | --- | --- | --- | --- |\n")
    for parameter in parameters {
      text.markup("| ")
      text.code(parameter.name, limit: 80)
      text.markup(" | ")
      text.text(parameter.type, limit: 60)
      text.markup(parameter.isRequired ? " | yes | " : " | no | ")
      if let value = parameter.defaultText { text.code(value, limit: 80) }
      text.markup(" | ")
      text.text(parameter.description, limit: 300)
      text.markup(" |\n")
    }
  }
}
