import Policies
import ToolModel

/// The page of a server that was listed.
struct ServerPage {
  let site: SiteRenderer
  let context: ServerContext
  let policies: ServerPolicies

  var row: SiteIndex.Server { context.row }
  var name: String { VisibleText.line(row.name, limit: 100) }

  func files() -> [SiteFile] {
    let worst = row.counts.worstRisk.map { ", worst risk \($0.rawValue)" } ?? ""
    var page = Page(
      directory: SitePaths.server(row.slug),
      title: "\(name): \(English.count(row.counts.tools, "tool")), class and risk",
      summary:
        "Is the MCP server \(name) safe? \(English.count(context.snapshot.tools.count, "tool"))\(worst)\(row.grade.map { ", grade \($0.letter)" } ?? ""). "
        + "Every tool with class, risk, evidence, policies.",
      trail: [Page.Crumb(title: "Servers", directory: SitePaths.servers)],
      isHidden: context.tools.isEmpty, modified: context.snapshot.takenAt,
      card: row.counts.worstRisk.map { "\(worstCategory.rawValue)-\($0.rawValue).png" } ?? "site.png")
    page.feed = SitePaths.server(row.slug) + "feed.xml"
    page.structured = [{ ServerJSON.structured(self, &$0) }]
    return page.files(
      site, markdown: ServerMarkdown(page: self).bytes, json: { ServerJSON.write(self, &$0) },
      { html, links in
        writeHead(&html, links)
        writeContents(&html)
        if !context.tools.isEmpty { writeTools(&html, links) }
        FindingList.write(context.assessment.findings, to: &html, links)
        ServerCombinations(context: context).write(to: &html, links)
        ServerMatrix(context: context).write(to: &html, links)
        ServerClaims(context: context).write(to: &html, links)
        ServerGradeSection(row: row).write(to: &html, links)
        ServerPolicySection(context: context, policies: policies).write(to: &html, links)
        ServerInstall(context: context).write(to: &html)
        ServerPast(context: context, index: site.index).write(to: &html, links)
        ServerListing(context: context).write(to: &html)
        writeSimilar(&html, links)
        ServerQuestions(context: context, site: site).write(to: &html, links)
      })
  }

  /// The same for a file that holds everything.
  func writeReport(to html: inout HTMLWriter) {
    let links = SiteLinks.oneFile
    writeHead(&html, links, level: "h2")
    if !context.tools.isEmpty { writeTools(&html, links) }
    FindingList.write(context.assessment.findings, to: &html, links)
    ServerCombinations(context: context).write(to: &html, links)
    ServerMatrix(context: context).write(to: &html, links)
    ServerClaims(context: context).write(to: &html, links)
    ServerGradeSection(row: row).write(to: &html, links)
    ServerPolicySection(context: context, policies: policies).write(to: &html, links)
    ServerListing(context: context).write(to: &html)
  }

  private var worstCategory: Category {
    context.worstFirst.first?.verdict.category ?? .read
  }

  private func writeHead(_ html: inout HTMLWriter, _ links: SiteLinks, level: Literal = "h1") {
    html.markup("<header class=\"title withgrade\"><div>")
    html.element(level, text: VisibleText.cut(row.name, to: 200))
    html.element("p", .class("lede"), text: Self.sentence(row.counts))
    html.markup("</div>")
    if let grade = row.grade { GradeDisc.write(grade, to: &html) }
    html.markup("</header>\n")
    if case .partial(let why) = context.snapshot.completeness {
      html.element("p", .class("notice")) { line in
        line.markup("<strong>The listing is incomplete:</strong> ")
        line.text(English.ended(VisibleText.folded(why)))
        line.markup(" What is missing is unknown, not harmless.")
      }
    }
    if let trouble = context.trouble {
      html.element("p", .class("notice")) { line in
        line.markup("<strong>It has not answered since ")
        line.date(trouble.since)
        line.markup(":</strong> ")
        line.text(English.ended(OutcomePhrase.title(trouble.failure.reason)))
        line.markup(" Below is what it last said.")
      }
    }
    writeFacts(&html)
    ClassBar.write(row.counts, to: &html)
  }

  private func writeFacts(_ html: inout HTMLWriter) {
    let snapshot = context.snapshot
    html.markup("<dl class=\"facts\">")
    html.fact("Worst risk") { fact in
      if let worst = row.counts.worstRisk { fact.riskBadge(worst) } else { fact.markup("no tools") }
    }
    if let publisher = row.publisher { html.fact("Published by") { $0.text(VisibleText.cut(publisher, to: 120)) } }
    if let version = snapshot.source.version { html.fact("Version") { $0.text(VisibleText.cut(version, to: 60)) } }
    if snapshot.serverInfo.version != snapshot.source.version, !snapshot.serverInfo.version.isEmpty {
      html.fact("Says it is") {
        $0.text(VisibleText.cut("\(snapshot.serverInfo.name) \(snapshot.serverInfo.version)", to: 80))
      }
    }
    html.fact("Reached as") { $0.text(Self.kind(snapshot.source.location)) }
    if let version = snapshot.protocolVersion { html.fact("Protocol") { $0.text(VisibleText.cut(version, to: 40)) } }
    html.fact("Credentials") { $0.text(Self.credentials(snapshot.source.location)) }
    html.fact("Tokens") { $0.text("about \(English.grouped(row.tokens))") }
    html.fact("Findings") { $0.text(English.grouped(row.counts.findings)) }
    html.fact("This listing since") { $0.date(snapshot.takenAt) }
    html.fact("Identity") { $0.element("code", .class("digest"), text: VisibleText.cut(row.id.text, to: 200)) }
    html.fact("Digest of the list") { $0.element("code", .class("digest"), text: context.provenance.toolListDigest) }
    html.markup("</dl>\n")
  }

  private func writeContents(_ html: inout HTMLWriter) {
    html.markup("<nav class=\"contents\" aria-label=\"On this page\"><ul>")
    if !context.tools.isEmpty { html.markup("<li><a href=\"#tools\">Tools</a></li>") }
    if !context.assessment.findings.isEmpty { html.markup("<li><a href=\"#findings\">Findings</a></li>") }
    html.markup(
      """
      <li><a href="#matrix">Capabilities</a></li><li><a href="#claims">Annotations</a></li>\
      <li><a href="#policy">Policy</a></li><li><a href="#install">Install</a></li>\
      <li><a href="#history">History</a></li><li><a href="#questions">Questions</a></li></ul></nav>

      """)
  }

  /// "6 tools. 2 can lose data or move money." as far as it is so.
  static func sentence(_ counts: AuditSummary) -> String {
    guard counts.tools > 0 else { return "It offers no tools." }
    let lose = counts.tools(of: .destructive)
    let pay = counts.tools(of: .financial)
    let running = counts.tools(of: .execute)
    var parts = [English.count(counts.tools, "tool") + "."]
    if lose > 0 { parts.append("\(English.capitalized(English.grouped(lose))) can lose data.") }
    if pay > 0 { parts.append("\(English.grouped(pay)) can move money.") }
    if running > 0 {
      parts.append(
        "\(English.grouped(running)) \(running == 1 ? "starts" : "start") something whose effect the arguments decide.")
    }
    let writing = counts.tools(of: .write)
    if counts.tools(of: .read) == counts.tools {
      parts.append(counts.tools == 1 ? "It only reads." : "All of them only read.")
    } else if lose + pay + running == 0, writing > 0 {
      parts.append(
        "\(English.grouped(writing)) \(writing == 1 ? "writes" : "write") what can be changed back; the rest only read."
      )
    }
    return parts.joined(separator: " ")
  }

  static func kind(_ location: ServerLocation) -> String {
    switch location {
    case .command: "a local process"
    case .endpoint: "an HTTP endpoint"
    case .package: "a package, run as a local process"
    case .savedList: "a saved tool list"
    }
  }

  /// What it was given to be listed; never a value.
  static func credentials(_ location: ServerLocation) -> String {
    let fields: [ConfiguredField]
    switch location {
    case .command(let line): fields = line.environment
    case .endpoint(let endpoint): fields = endpoint.headers + endpoint.query
    case .package(let package): fields = package.environment
    case .savedList: return "unknown"
    }
    guard !fields.isEmpty else { return "none configured" }
    return "configured: " + English.list(fields.prefix(4).map { VisibleText.folded($0.name, limit: 40) })
      + (fields.count > 4 ? " and more" : "")
  }

  private func writeTools(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("tools", "Tools, worst first")
    html.markup("<div class=\"scroll\" tabindex=\"0\"><table class=\"tools\"><caption>")
    html.text("Tools of \(VisibleText.cut(row.name, to: 100))")
    html.markup(
      """
      </caption><thead><tr><th scope="col">Tool</th><th scope="col">Class</th><th scope="col">Risk</th>\
      <th scope="col">Treatment</th><th scope="col" class="number">Tokens</th><th scope="col">Why</th></tr></thead><tbody>

      """)
    for tool in context.worstFirst { writeRow(tool, &html, links) }
    html.markup("</tbody></table></div>\n")
    let unjudged = context.snapshot.tools.count - context.tools.count
    if unjudged > 0 {
      html.element("p", .class("quiet"), text: "\(English.count(unjudged, "tool")) could not be judged.")
    }
  }

  private func writeRow(_ tool: ServerContext.Tool, _ html: inout HTMLWriter, _ links: SiteLinks) {
    html.markup("<tr><th scope=\"row\"><a class=\"name\" href=\"")
    html.text(links.page(SitePaths.tool(tool.row.slug, of: row.slug)).text)
    html.markup("\">")
    html.toolName(tool.row.name, ordinal: tool.row.ordinal)
    html.markup("</a>")
    if !tool.row.excerpt.isEmpty {
      html.element("bdi", .class("quiet excerpt"), text: tool.row.excerpt)
    }
    html.markup("</th><td>")
    html.text(tool.verdict.category.rawValue)
    html.markup("</td><td>")
    html.riskBadge(tool.verdict.risk)
    html.markup("</td><td>")
    html.text(tool.decision.treatment.rawValue)
    html.markup("</td><td class=\"number\">")
    html.text(English.grouped(tool.row.tokens))
    html.markup("</td><td class=\"quiet\">")
    let deciding = tool.verdict.evidence[0]
    if !deciding.words.isEmpty {
      html.element("mark", text: VisibleText.cut(deciding.words, to: 60))
      html.markup(" in ")
    }
    html.phrase(EvidencePhrase.place(of: deciding))
    html.markup("</td></tr>\n")
  }

  private func writeSimilar(_ html: inout HTMLWriter, _ links: SiteLinks) {
    var scores: [Int: Int] = [:]
    for tool in context.tools.prefix(40) {
      for (place, other) in tool.related.enumerated() {
        scores[site.index.tools[other].server, default: 0] += 6 - place
      }
    }
    let best = scores.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.prefix(6).map(\.key)
    guard !best.isEmpty else { return }
    html.heading("similar", "Servers with similar tools")
    ServerTable(index: site.index, places: best).write(to: &html, links, caption: "By the names of their tools")
  }
}
