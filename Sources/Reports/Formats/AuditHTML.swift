import Digests
import Policies
package import ToolModel

/// An audit as one HTML file that holds everything: readable offline, printable, without script. Its only style sheet is
/// named in the policy of the page by its digest, so that nothing else can come in.
package enum AuditHTML {
  /// The file's bytes.
  package static func html(_ servers: [AssessedServer], producer: ReportProducer) -> [UInt8] {
    var builder = SiteIndex.Builder()
    for server in servers { builder.add(SiteServer(server)) }
    let site = SiteRenderer(
      index: builder.build(),
      settings: SiteSettings(
        siteName: "Plimsoll", generatorVersion: producer.version, rulesDigest: producer.rulesDigest,
        packs: [TreatmentTable.recommended.name]))
    var html = HTMLWriter(capacity: 256 << 10)
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
    // In XML a style sheet must not hold what begins an element or an entity.
    let sheet = site.settings.theme.sheet.filter { $0 != 0x3C && $0 != 0x26 }
    html.void(
      "meta", .literal("http-equiv", "Content-Security-Policy"),
      .text(
        "content", "default-src 'none'; style-src 'sha256-\(Self.base64(sheet))'; base-uri 'none'; form-action 'none'"))
    html.markup("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    html.markup("<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>Audit of MCP servers</title>\n")
    html.styles(sheet)
    html.markup("\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n")
    html.markup("<header class=\"masthead\"><span class=\"brand\">")
    html.markup(Glyphs.mark)
    html.markup("<span>Plimsoll audit</span></span></header>\n<main id=\"main\">\n")
    writeOverview(site, &html)
    for server in servers { write(server, site, &html) }
    html.markup("\n</main>\n<footer class=\"colophon\"><p class=\"quiet\">")
    html.text(
      "Made by plimsoll \(producer.version), rules \(producer.rulesDigest.prefix(12)). Labels are computed from definitions; no tool was called."
    )
    html.markup("</p></footer>\n</body>\n</html>\n")
    return html.bytes
  }

  private static func writeOverview(_ site: SiteRenderer, _ html: inout HTMLWriter) {
    let totals = site.index.totals
    html.markup("<header class=\"title\"><h1>Audit of ")
    html.text(English.count(site.index.servers.count, "MCP server"))
    html.markup("</h1></header>\n<dl class=\"totals\">")
    html.fact("Tools") { $0.text(English.grouped(totals.tools)) }
    html.fact("Not listed") { $0.text(English.grouped(totals.failed)) }
    html.fact("Critical or high") { $0.text(English.grouped(totals.tools(at: .critical) + totals.tools(at: .high))) }
    html.fact("Findings") { $0.text(English.grouped(totals.findings)) }
    html.markup("</dl>\n")
    ClassBar.write(totals, to: &html)
    ServerTable(index: site.index, places: Array(site.index.servers.indices)).write(to: &html, .oneFile)
  }

  private static func write(_ server: AssessedServer, _ site: SiteRenderer, _ html: inout HTMLWriter) {
    guard let place = site.index.place(of: server.source.id) else { return }
    let row = site.index.servers[place]
    html.markup("<section id=\"")
    html.text(row.slug)
    html.markup("\">\n")
    html.scope = row.slug
    switch server.outcome {
    case .failed(let failure): FailedServerPage(site: site, row: row, failure: failure).writeReport(to: &html)
    case .listed(let snapshot, let assessment):
      let context = ServerContext(
        place: place, server: SiteServer(server), snapshot: snapshot, assessment: assessment, site: site)
      let policies = ServerPolicies(context, settings: site.settings)
      ServerPage(site: site, context: context, policies: policies).writeReport(to: &html)
      for tool in context.worstFirst {
        html.scope = "\(row.slug)--\(tool.row.slug)"
        html.markup("<article class=\"tool\" id=\"")
        html.text(html.scope)
        html.markup("\">\n")
        ToolPage(site: site, context: context, tool: tool).writeReport(to: &html)
        html.markup("</article>\n")
      }
    }
    html.scope = ""
    html.markup("</section>\n")
  }

  /// SHA-256 in Base64, as a content security policy names it.
  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array(Digest.sha256(bytes).utf8)
    let values = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
    return Base64.text(values)
  }
}
