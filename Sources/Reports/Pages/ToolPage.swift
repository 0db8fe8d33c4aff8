import Policies
import ToolModel

/// The page of one tool.
struct ToolPage {
  let renderer: SiteRenderer
  let context: ServerContext
  let tool: ServerContext.Tool

  var verdict: Verdict { tool.verdict }
  private var name: String { tool.row.name.isEmpty ? "(empty name)" : VisibleText.line(tool.row.name, limit: 120) }
  private var label: String { "\(verdict.category.rawValue) tool, \(verdict.risk.rawValue) risk" }

  func file() -> SiteFile {
    let serverName = VisibleText.line(context.row.name, limit: 80)
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.tool(tool.row.slug, of: context.row.slug),
      title: "\(name) (\(serverName)): \(verdict.category.rawValue), \(verdict.risk.rawValue) risk",
      summary: "\(name) of the MCP server \(serverName) is \(English.withArticle(label)): "
        + "it \(CategoryProse(verdict.category).effect). Evidence, recommended treatment and policy.",
      trail: [
        PageFrame.Crumb(title: "Servers", directory: SitePaths.servers),
        PageFrame.Crumb(title: serverName, directory: SitePaths.server(context.row.slug)),
      ],
      isHidden: tool.details.description.isEmpty)
    return frame.file { html, links in
      html.element("article", .class("tool")) { article in
        writeHead(&article, links)
        writeDescription(&article)
        ToolReasons(page: self).write(to: &article)
        writeMeaning(&article)
        writeTreatment(&article, links)
        ToolSchema(page: self).write(to: &article)
        FindingList.write(context.findings[verdict.key], to: &article)
        AttackList.write(for: verdict.category, verdict.capabilities, to: &article, links)
        RelatedList(renderer: renderer, tool: tool.row).write(to: &article, links)
        ToolQuestions(page: self).write(to: &article, links)
      }
    }
  }

  private func writeHead(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.element("header", .class("title")) { header in
      header.element("h1", .class("name")) { $0.toolName(tool.row.name, ordinal: tool.row.ordinal) }
      if let title = tool.details.title {
        header.element("p", .class("lede")) { $0.element("bdi", text: VisibleText.cut(title, to: 200)) }
      }
      header.element("p", .class("labels")) { line in
        line.riskBadge(verdict.risk)
        line.text(" ")
        line.categoryChip(verdict.category)
      }
      header.capabilityChips(verdict.capabilities)
    }
    html.element("dl", .class("facts")) { facts in
      facts.fact("Server") {
        $0.link(links.page(SitePaths.server(context.row.slug)), VisibleText.cut(context.row.name, to: 120))
      }
      if let publisher = context.row.publisher {
        facts.fact("Published by") { $0.text(VisibleText.cut(publisher, to: 120)) }
      }
      facts.fact("Tools on this server") { $0.text(English.grouped(context.tools.count)) }
      facts.fact("Parameters") { fact in
        let parameters = tool.details.parameters
        let required = parameters.filter(\.isRequired).count
        let count = parameters.count + tool.details.omittedParameters
        fact.text(count == 0 ? "none" : "\(English.grouped(count)), \(English.grouped(required)) required")
      }
      facts.fact("Confidence") { $0.text("\(verdict.confidencePercent)%") }
      facts.fact("Definition") { $0.element("code", .class("digest"), text: verdict.definitionDigest) }
    }
  }

  private func writeDescription(_ html: inout HTMLWriter) {
    html.heading("description", "What its author says")
    guard !tool.details.description.isEmpty else {
      html.element("p", text: "Nothing: the definition has no description.")
      return
    }
    html.element("blockquote", .class("foreign"), .literal("dir", "auto")) { quote in
      MarkedText(tool.details.description, evidence: verdict.evidence, pointer: "/description").write(to: &quote)
    }
  }

  private func writeMeaning(_ html: inout HTMLWriter) {
    let prose = CategoryProse(verdict.category)
    html.heading("use", "What agents do with \(English.withArticle(verdict.category.rawValue)) tool")
    html.element("p", text: prose.use)
    html.heading("danger", "What can go wrong")
    html.element("p", text: prose.danger)
    guard !verdict.capabilities.isEmpty else { return }
    html.element("p", text: "Of this tool in particular:")
    html.element("ul") { list in
      for capability in verdict.capabilities {
        list.element("li", text: CapabilityProse.consequence(capability))
      }
    }
  }

  private func writeTreatment(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("treatment", "Recommended treatment")
    html.element("p", .class("verdict")) { $0.element("strong", text: TreatmentProse.headline(tool.decision)) }
    html.element("p", text: TreatmentProse.explanation(tool.decision))
    html.heading("policy", "The policy to copy")
    html.element("p", text: "This tool alone; whatever the policy does not list is denied.")
    let own = context.template(of: tool)
    PolicyBlock.write(
      PolicyTarget.onPages.map { lower(own, to: $0, provenance: context.provenance) }, to: &html)
    html.heading("server-policy", "The whole server's policy")
    html.element("p") { line in
      line.text(
        "For \(context.tools.count == 1 ? "the only tool" : "all \(English.count(context.tools.count, "tool"))") of ")
      line.link(links.page(SitePaths.server(context.row.slug)), VisibleText.cut(context.row.name, to: 120))
      line.text(": download ")
      for (place, policy) in context.policies.enumerated() {
        if place > 0 { line.text(" or ") }
        let title = PolicyTarget(rawValue: policy.target)?.title ?? policy.target
        line.link(links.file(SitePaths.server(context.row.slug) + policy.fileName), title)
      }
      line.text(".")
    }
    if let policy = context.policies.first, policy.bytes.count <= 6_000 {
      html.element("details") { details in
        details.element("summary", text: "Show it")
        PolicyBlock.code(policy.bytes, to: &details)
      }
    }
  }
}

extension HTMLWriter {
  /// One pair of a definition list.
  mutating func fact(_ term: String, _ body: (inout HTMLWriter) -> Void) {
    markup("<div>")
    element("dt", text: term)
    element("dd", body: body)
    markup("</div>")
  }
}
