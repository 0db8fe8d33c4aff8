package import ToolModel

/// The Markdown report of `plimsoll audit`, for a job summary or a comment of a pull request: a table of the servers,
/// then each server with its findings and, folded away, its tools.
///
/// Text from outside stands in code spans only and cannot end them: see `MarkdownText`.
package enum AuditMarkdown {
  /// What one step may add to `GITHUB_STEP_SUMMARY`, in bytes (GitHub's documentation of workflow commands).
  package static let summaryLimit = 1 << 20

  /// The report of all servers, in the order given, in at most `limit` bytes; what did not fit is counted in its last
  /// line. A limit below 4,096 counts as 4,096.
  package static func markdown(_ servers: [AssessedServer], limit: Int = summaryLimit) -> [UInt8] {
    var paper = MarkdownPaper(limit: max(limit, 4_096))
    let summary = AuditSummary(servers)
    paper.always("## MCP servers: what their tools can do")
    paper.always("")
    paper.always(totals(summary))
    paper.always("")
    if !servers.isEmpty { serverTable(servers, on: &paper) }
    for server in servers { MarkdownServer.write(server, on: &paper) }
    return paper.finished()
  }

  private static func totals(_ summary: AuditSummary) -> String {
    var text = English.count(summary.servers, "server")
    let incomplete = [(summary.partial, "listed in part"), (summary.failed, "not listed")]
      .filter { $0.0 > 0 }.map { "\(English.grouped($0.0)) \($0.1)" }
    if !incomplete.isEmpty { text += " (\(English.list(incomplete)))" }
    text += ", \(ServerSection.toolCounts(summary)), \(English.count(summary.findings, "finding"))."
    return text
  }

  private static func serverTable(_ servers: [AssessedServer], on paper: inout MarkdownPaper) {
    let categories = Category.allCases.map { English.capitalized($0.rawValue) }
    paper.always("| Server | Listed | Tools | " + categories.joined(separator: " | ") + " | Worst risk | Findings |")
    paper.always("|---|---|--:|" + String(repeating: "--:|", count: categories.count) + "---|--:|")
    for server in servers {
      let summary = AuditSummary([server])
      let counts = Category.allCases.map { English.grouped(summary.tools(of: $0)) }
      var cells = [MarkdownText.code(server.source.name), outcome(server), English.grouped(summary.tools)]
      cells += counts
      cells += [summary.worstRisk?.rawValue ?? "–", English.grouped(summary.findings)]
      paper.row("| " + cells.joined(separator: " | ") + " |", kind: .server)
    }
    paper.always("")
  }

  private static func outcome(_ server: AssessedServer) -> String {
    switch server.outcome {
    case .failed(let failure): "no: \(OutcomePhrase.title(failure.reason))"
    case .listed(let snapshot, _): snapshot.completeness == .complete ? "wholly" : "in part"
    }
  }
}
