import Policies
import ToolModel

/// The page of a server that was listed.
struct ServerPage {
  let renderer: SiteRenderer
  let context: ServerContext

  private var row: SiteIndex.Server { context.row }
  private var name: String { VisibleText.line(row.name, limit: 100) }

  func file() -> SiteFile {
    let worst = row.counts.worstRisk.map { "; worst risk \($0.rawValue)" } ?? ""
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.server(row.slug),
      title: "\(name): \(English.count(row.counts.tools, "tool")), classes and risk",
      summary: "The MCP server \(name) offers \(English.count(context.snapshot.tools.count, "tool"))\(worst). "
        + "Every tool with class, risk, evidence and a policy to copy.",
      trail: [PageFrame.Crumb(title: "Servers", directory: SitePaths.servers)])
    return frame.file { html, links in
      writeHead(&html, links)
      ClassBar.write(row.counts, to: &html)
      if !context.tools.isEmpty { writeTools(&html, links) }
      FindingList.write(context.assessment.findings, to: &html)
      writePolicy(&html, links)
      writeListing(&html)
      ServerQuestions(context: context).write(to: &html)
    }
  }

  private func writeHead(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.element("header", .class("title")) { header in
      header.element("h1", text: VisibleText.cut(row.name, to: 200))
      header.element("p", .class("lede"), text: Self.sentence(row.counts))
    }
    html.element("dl", .class("facts")) { facts in
      if let publisher = row.publisher { facts.fact("Published by") { $0.text(VisibleText.cut(publisher, to: 120)) } }
      if let version = context.snapshot.source.version {
        facts.fact("Version") { $0.text(VisibleText.cut(version, to: 60)) }
      }
      facts.fact("Identity") { $0.element("code", .class("digest"), text: VisibleText.cut(row.id.text, to: 200)) }
      facts.fact("Reached as") { $0.text(Self.kind(context.snapshot.source.location)) }
      if let version = context.snapshot.protocolVersion {
        facts.fact("Protocol") { $0.text(VisibleText.cut(version, to: 40)) }
      }
      facts.fact("Worst risk") { fact in
        if let worst = row.counts.worstRisk { fact.riskBadge(worst) } else { fact.text("no tools") }
      }
    }
    if case .partial(let why) = context.snapshot.completeness {
      html.element("p", .class("notice"), text: "The listing is incomplete: \(VisibleText.folded(why)).")
    }
  }

  /// "6 tools. 2 can lose data or move money." as far as it is so.
  static func sentence(_ counts: AuditSummary) -> String {
    guard counts.tools > 0 else { return "It offers no tools." }
    let worst = counts.tools(of: .destructive) + counts.tools(of: .financial)
    let running = counts.tools(of: .execute)
    var parts = [English.count(counts.tools, "tool") + "."]
    if worst > 0 { parts.append("\(English.grouped(worst)) can lose data or move money.") }
    if running > 0 {
      parts.append(
        "\(English.grouped(running)) \(running == 1 ? "starts" : "start") something whose effect the arguments decide.")
    }
    if counts.tools(of: .read) == counts.tools {
      parts.append(counts.tools == 1 ? "It only reads." : "All of them only read.")
    }
    return parts.joined(separator: " ")
  }

  private static func kind(_ location: ServerLocation) -> String {
    switch location {
    case .command: "a local process"
    case .endpoint: "an HTTP endpoint"
    case .package: "a package, run as a local process"
    case .savedList: "a saved tool list"
    }
  }

  private func writeTools(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("tools", "Tools, worst first")
    let order = ToolOrder.worstFirst(context.tools.map(\.verdict)).map(\.key)
    let tools = Dictionary(context.tools.map { ($0.verdict.key, $0) }, uniquingKeysWith: { first, _ in first })
    html.element("div", .class("scroll"), .literal("tabindex", "0")) { box in
      box.element("table") { table in
        table.element("caption", text: "Tools of \(VisibleText.cut(row.name, to: 100))")
        table.markup(
          """
          <thead><tr><th scope="col">Tool</th><th scope="col">Class</th><th scope="col">Risk</th>\
          <th scope="col">Treatment</th><th scope="col">Why</th></tr></thead>
          """)
        table.element("tbody") { body in
          for key in order {
            if let tool = tools[key] { writeRow(tool, &body, links) }
          }
        }
      }
    }
    let unjudged = context.snapshot.tools.count - context.tools.count
    if unjudged > 0 {
      html.element("p", .class("quiet"), text: "\(English.count(unjudged, "tool")) could not be judged.")
    }
  }

  private func writeRow(_ tool: ServerContext.Tool, _ body: inout HTMLWriter, _ links: SiteLinks) {
    body.element("tr") { line in
      line.element("th", .literal("scope", "row")) { cell in
        cell.element("a", .class("name"), .href(links.page(SitePaths.tool(tool.row.slug, of: row.slug)))) {
          $0.toolName(tool.row.name, ordinal: tool.row.ordinal)
        }
      }
      line.element("td", text: tool.verdict.category.rawValue)
      line.element("td") { $0.riskBadge(tool.verdict.risk) }
      line.element("td", text: tool.decision.treatment.rawValue)
      line.element("td", .class("quiet")) { cell in
        let deciding = tool.verdict.evidence[0]
        if !deciding.words.isEmpty {
          cell.element("mark", text: VisibleText.cut(deciding.words, to: 60))
          cell.text(" in ")
        }
        cell.text(EvidencePhrase.place(of: deciding))
      }
    }
    body.lineBreak()
  }

  private func writePolicy(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("policy", "Policy for the whole server")
    html.element("p") { line in
      line.text("Whatever is not listed is denied. Download ")
      for (place, policy) in context.policies.enumerated() {
        if place > 0 { line.text(" or ") }
        let title = PolicyTarget(rawValue: policy.target)?.title ?? policy.target
        line.link(links.file(SitePaths.server(row.slug) + policy.fileName), title)
      }
      line.text(", or copy:")
    }
    let small = context.policies.filter { $0.bytes.count <= 40_000 }
    PolicyBlock.write(small, to: &html)
  }

  private func writeListing(_ html: inout HTMLWriter) {
    let diagnostics = context.snapshot.diagnostics
    guard !diagnostics.isEmpty || !context.snapshot.confinement.isEmpty else { return }
    html.heading("listing", "How it was listed")
    if !context.snapshot.confinement.isEmpty {
      html.element(
        "p", text: "Confined by: \(English.list(context.snapshot.confinement.map { VisibleText.line($0) })).")
    }
    guard !diagnostics.isEmpty else { return }
    html.element("ul") { list in
      for diagnostic in diagnostics.prefix(50) {
        list.element("li") { item in
          item.text(English.sentence(VisibleText.folded(diagnostic.message)))
          if let pointer = diagnostic.pointer {
            item.text(" ")
            item.element("code", text: VisibleText.cut(pointer, to: 120))
          }
        }
      }
      if diagnostics.count > 50 { list.element("li", text: "\(English.count(diagnostics.count - 50, "more note")).") }
    }
  }
}
