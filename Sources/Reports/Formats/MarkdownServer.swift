import ToolModel

/// The part of the Markdown report that is about one server.
enum MarkdownServer {
  static func write(_ server: AssessedServer, on paper: inout MarkdownPaper) {
    let heading = "### \(MarkdownText.code(server.source.name))"
    guard paper.row(heading, kind: .section) else { return leaveOut(server, on: &paper) }
    paper.always("")
    var identity = MarkdownText.code(server.source.id.text)
    if let version = server.source.version { identity += " " + MarkdownText.code(version) }
    paper.row(identity, kind: .note)
    paper.always("")
    switch server.outcome {
    case .failed(let failure): write(failure, on: &paper)
    case .listed(let snapshot, let assessment):
      write(FindingOrder.worstFirst(assessment.findings), on: &paper)
      writeNotes(snapshot, assessment, on: &paper)
      write(ToolOrder.worstFirst(assessment.verdicts), counts: AuditSummary([server]), on: &paper)
    }
  }

  private static func leaveOut(_ server: AssessedServer, on paper: inout MarkdownPaper) {
    guard case .listed(_, let assessment) = server.outcome else { return }
    paper.leaveOut(assessment.verdicts.count, .tool)
    paper.leaveOut(assessment.findings.count, .finding)
  }

  private static func write(_ failure: CrawlFailure, on paper: inout MarkdownPaper) {
    paper.row("**Not listed** (\(failure.reason.rawValue)): \(MarkdownText.phrase(failure.message))", kind: .note)
    let evidence = failure.evidence
    if let termination = evidence.termination {
      paper.row("- The process ended: \(MarkdownText.code(termination))", kind: .note)
    }
    if let status = evidence.httpStatus { paper.row("- HTTP status \(status)", kind: .note) }
    if let detail = evidence.detail { paper.row("- \(MarkdownText.code(detail, limit: 400))", kind: .note) }
    for line in evidence.standardErrorTail.suffix(5) {
      paper.row("- Standard error: \(MarkdownText.code(line, limit: 400))", kind: .note)
    }
    paper.always("")
  }

  private static func write(_ findings: [Finding], on paper: inout MarkdownPaper) {
    guard !findings.isEmpty else { return }
    for finding in findings {
      var text = "- **\(finding.severity.rawValue)** \(MarkdownText.phrase(finding.title))"
      if let tool = finding.tool { text += " in \(MarkdownText.code(tool.name))" }
      text += " (\(MarkdownText.code(finding.id)))"
      if let evidence = finding.evidence.first {
        text += ". Seen: \(MarkdownText.phrase(EvidencePhrase.text(evidence)))"
      }
      text += ". Do: \(MarkdownText.phrase(finding.remedy))"
      paper.row(text, kind: .finding)
    }
    paper.always("")
  }

  private static func writeNotes(
    _ snapshot: ToolSnapshot, _ assessment: ServerAssessment, on paper: inout MarkdownPaper
  ) {
    var notes: [String] = []
    if case .partial(let why) = snapshot.completeness { notes.append("**Not seen:** \(MarkdownText.phrase(why))") }
    let unjudged = snapshot.tools.count - assessment.verdicts.count
    if unjudged > 0 { notes.append("**Not judged:** \(English.count(unjudged, "tool"))") }
    for diagnostic in snapshot.diagnostics {
      let place = diagnostic.pointer.map { " at \(MarkdownText.code($0, limit: 80))" } ?? ""
      notes.append("Note: \(MarkdownText.phrase(diagnostic.message))\(place)")
    }
    guard !notes.isEmpty else { return }
    for note in notes { paper.row("- " + note, kind: .note) }
    paper.always("")
  }

  private static func write(_ verdicts: [Verdict], counts: AuditSummary, on paper: inout MarkdownPaper) {
    guard !verdicts.isEmpty else { return }
    guard !paper.isFull else { return paper.leaveOut(verdicts.count, .tool) }
    paper.always("<details><summary>\(ServerSection.toolCounts(counts))</summary>")
    paper.always("")
    paper.always("| Risk | Class | Tool | Why |")
    paper.always("|---|---|---|---|")
    for verdict in verdicts {
      let duplicate = verdict.key.ordinal == 0 ? "" : " (\(verdict.key.ordinal + 1))"
      var why = MarkdownText.phrase(EvidencePhrase.text(verdict.evidence[0]))
      if !verdict.capabilities.isEmpty { why += "; " + verdict.capabilities.map(\.rawValue).joined(separator: ", ") }
      if verdict.confidencePercent < 50 { why = "unsure: " + why }
      paper.row(
        "| \(verdict.risk.rawValue) | \(verdict.category.rawValue) | \(MarkdownText.code(verdict.key.name))\(duplicate) "
          + "| \(why) |", kind: .tool)
    }
    paper.always("")
    paper.always("</details>")
    paper.always("")
  }
}
