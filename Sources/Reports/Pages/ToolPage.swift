import Policies
import ToolModel

/// The page of one tool.
struct ToolPage {
  let site: SiteRenderer
  let context: ServerContext
  let tool: ServerContext.Tool

  var verdict: Verdict { tool.verdict }
  var name: String { tool.row.name.isEmpty ? "(empty name)" : VisibleText.line(tool.row.name, limit: 120) }
  var label: String { "\(verdict.category.rawValue) tool of \(verdict.risk.rawValue) risk" }
  var directory: String { SitePaths.tool(tool.row.slug, of: context.row.slug) }

  func files() -> [SiteFile] {
    let serverName = VisibleText.line(context.row.name, limit: 80)
    var page = Page(
      directory: directory, title: "\(name) of \(serverName): \(verdict.category.rawValue), \(verdict.risk.rawValue)",
      summary: "Is \(name) safe? It is \(English.withArticle(label)) of the MCP server \(serverName): "
        + "a call \(CategoryProse(verdict.category).effect). With evidence and policy.",
      trail: [
        Page.Crumb(title: "Servers", directory: SitePaths.servers),
        Page.Crumb(title: serverName, directory: SitePaths.server(context.row.slug)),
      ],
      isHidden: tool.details.description.isEmpty, modified: context.snapshot.takenAt,
      card: "\(verdict.category.rawValue)-\(verdict.risk.rawValue).png")
    page.structured = [{ ToolJSON.structured(self, &$0) }]
    return page.files(
      site, markdown: ToolMarkdown(page: self).bytes, json: { ToolJSON.write(self, &$0) },
      { html, links in
        html.markup("<article class=\"tool\">")
        writeHead(&html, links)
        FindingList.write(context.findings[verdict.key], to: &html, links)
        writeDescription(&html)
        ToolReasons(page: self).write(to: &html, links)
        ToolMeaning(page: self).write(to: &html, links)
        ToolSchema(page: self).write(to: &html, links)
        ToolClaims(page: self).write(to: &html)
        writeTreatment(&html, links)
        writeAlternatives(&html, links)
        html.fragment(site.fragments.attacks(for: verdict.category, verdict.capabilities))
        writeCost(&html, links)
        ToolPast(page: self).write(to: &html)
        RelatedList(site: site, tool: tool).write(to: &html, links)
        ToolQuestions(page: self).write(to: &html, links)
        html.markup("</article>")
      })
  }

  /// The same for a file that holds everything: what a reader of one audit needs.
  func writeReport(to html: inout HTMLWriter) {
    let links = SiteLinks.oneFile
    writeHead(&html, links, level: "h2")
    FindingList.write(context.findings[verdict.key], to: &html, links)
    writeDescription(&html)
    ToolReasons(page: self).write(to: &html, links)
    ToolMeaning(page: self).write(to: &html, links)
    ToolSchema(page: self).write(to: &html, links)
    ToolClaims(page: self).write(to: &html)
    writeTreatment(&html, links)
  }

  private func writeHead(_ html: inout HTMLWriter, _ links: SiteLinks, level: Literal = "h1") {
    html.element("header", .class("title")) { header in
      header.element(level, .class("name")) { $0.toolName(tool.row.name, ordinal: tool.row.ordinal) }
      if let title = tool.details.title {
        header.element("p", .class("quiet")) { $0.element("bdi", text: VisibleText.cut(title, to: 200)) }
      }
      header.element("p", .class("lede")) { line in
        line.text("\(English.capitalized(English.withArticle(verdict.category.rawValue))) tool of ")
        line.element("strong", text: "\(verdict.risk.rawValue) risk")
        line.text(": by its definition a call \(CategoryProse(verdict.category).effect).")
      }
      header.element("p", .class("labels")) { line in
        line.riskBadge(verdict.risk)
        line.element("a", .class("chip"), .href(links.page(SitePaths.category(verdict.category)))) {
          $0.text(verdict.category.rawValue)
        }
        for capability in verdict.capabilities {
          line.element("a", .class("chip soft"), .href(links.page(SitePaths.capability(capability)))) {
            $0.text(CapabilityProse.title(capability))
          }
        }
      }
    }
    html.markup("<dl class=\"facts\">")
    html.fact("Server") {
      $0.link(links.page(SitePaths.server(context.row.slug)), VisibleText.cut(context.row.name, to: 120))
    }
    if let publisher = context.row.publisher {
      html.fact("Published by") { $0.text(VisibleText.cut(publisher, to: 120)) }
    }
    html.fact("Recommended") { $0.text(tool.decision.treatment.rawValue) }
    html.fact("Confidence") { $0.text("\(verdict.confidencePercent)%") }
    html.fact("Parameters") { $0.text(parameterCount) }
    html.fact("Tokens") { $0.text("about \(English.grouped(tool.row.tokens))") }
    html.fact("Listed") { $0.date(context.snapshot.takenAt) }
    html.fact("Definition") { $0.element("code", .class("digest"), text: verdict.definitionDigest) }
    html.markup("</dl>\n")
  }

  var parameterCount: String {
    let parameters = tool.details.parameters
    let count = parameters.count + tool.details.omittedParameters
    let required = parameters.count(where: \.isRequired)
    return count == 0
      ? "none" : "\(English.grouped(count)), \(required == 0 ? "none" : English.grouped(required)) required"
  }

  private func writeDescription(_ html: inout HTMLWriter) {
    html.heading("description", "What its author says")
    guard !tool.details.description.isEmpty else {
      html.markup("<p>Nothing: the definition has no description.</p>")
      return
    }
    html.element("blockquote", .class("foreign"), .literal("dir", "auto"), .literal("tabindex", "0")) { quote in
      MarkedText(tool.details.description, evidence: verdict.evidence, pointer: "/description").write(to: &quote)
    }
  }

  private func writeTreatment(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("policy", "Policy for this tool")
    html.element("p", .class("verdict")) { $0.element("strong", text: TreatmentProse.headline(tool.decision)) }
    html.element("p", text: TreatmentProse.explanation(tool.decision))
    let own = context.template(of: tool)
    PolicyTabs.write(
      ServerPolicies.shown.map { lower(own, to: $0, provenance: context.provenance) },
      legend: "The recommended policy for this tool alone", to: &html)
    html.element("p") { line in
      line.text("Whatever the policy does not list is not allowed. ")
      line.link(
        links.page(SitePaths.server(context.row.slug)),
        "Policies for \(context.tools.count == 1 ? "the whole server" : "all \(English.count(context.tools.count, "tool")) of the server")"
      )
      line.text(", in three packs and for \(PolicyTarget.allCases.count) enforcement points.")
    }
  }

  private func writeAlternatives(_ html: inout HTMLWriter, _ links: SiteLinks) {
    guard !tool.alternatives.isEmpty else { return }
    html.heading("alternatives", "Similar names, less risk")
    html.markup("<p>By name and class only: whether one does your work, its own page has to tell.</p>")
    ToolTable(index: site.index, places: tool.alternatives, caption: "Tools of other servers with less risk")
      .write(to: &html, links)
  }

  private func writeCost(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("tokens", "What it costs in context")
    html.element("p") { line in
      line.text(TokenProse.sentence(tool.row.tokens, of: "This definition"))
      if context.tools.count > 1 {
        line.text(
          " That is \(English.percent(tool.row.tokens, of: context.row.tokens)) of what the whole server takes. ")
        line.link(links.page(SitePaths.tokens(of: context.row.slug)), "Token cost of the server")
        line.text(".")
      }
    }
  }
}

extension HTMLWriter {
  /// One pair of a definition list.
  mutating func fact(_ term: Literal, _ body: (inout HTMLWriter) -> Void) {
    markup("<div><dt>")
    markup(term)
    markup("</dt><dd>")
    body(&self)
    markup("</dd></div>")
  }
}
