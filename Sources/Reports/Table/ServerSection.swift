import ToolModel

/// The part of the audit table that is about one server.
struct ServerSection {
  let width: Int?
  let style: TextStyle
  let verbose: Bool
  /// Rows beyond it are counted instead of shown, the harmless ones first to go.
  private static let rowLimit = 40

  func lines(for server: AssessedServer) -> [String] {
    var lines = [style.bold(cut(VisibleText.line(server.source.name)))]
    let version = server.source.version.map { " " + VisibleText.line($0) } ?? ""
    if server.source.id.text != server.source.name || !version.isEmpty {
      lines.append("  " + style.dim(cut(VisibleText.line(server.source.id.text) + version, indent: 2)))
    }
    switch server.outcome {
    case .failed(let failure): lines += failureLines(failure)
    case .listed(let snapshot, let assessment):
      lines += wrapped(verdictLine(AuditSummary([server]), snapshot))
      lines += toolLines(assessment)
      lines += FindingSection(width: width, style: style).lines(for: assessment.findings)
      lines += notSeenLines(snapshot, assessment)
    }
    return lines
  }

  /// `6 tools: 4 write, 2 read; worst risk medium`.
  static func toolCounts(_ summary: AuditSummary) -> String {
    guard let worst = summary.worstRisk else { return "no tools" }
    let counts = Category.allCases.compactMap { category in
      let count = summary.tools(of: category)
      return count > 0 ? "\(English.grouped(count)) \(category.rawValue)" : nil
    }
    return "\(English.count(summary.tools, "tool")): \(counts.joined(separator: ", ")); worst risk \(worst.rawValue)"
  }

  private func verdictLine(_ summary: AuditSummary, _ snapshot: ToolSnapshot) -> String {
    switch snapshot.completeness {
    case .complete: Self.toolCounts(summary) + "."
    case .partial: Self.toolCounts(summary) + ". The listing is incomplete."
    }
  }

  private func failureLines(_ failure: CrawlFailure) -> [String] {
    var lines = ["  " + style.failure("not listed: " + failure.reason.rawValue)]
    lines += wrapped(English.sentence(VisibleText.line(failure.message)))
    let evidence = failure.evidence
    if let termination = evidence.termination {
      lines += wrapped("The process ended: \(VisibleText.line(termination)).")
    }
    if let status = evidence.httpStatus { lines += wrapped("HTTP status \(status).") }
    if let detail = evidence.detail { lines += wrapped(VisibleText.folded(detail)) }
    let tail = evidence.standardErrorTail.suffix(verbose ? 20 : 5)
    if !tail.isEmpty {
      lines.append("  Its last words on standard error:")
      for line in tail { lines.append("    " + style.dim(cut(VisibleText.line(line), indent: 4))) }
    }
    return lines
  }

  private func toolLines(_ assessment: ServerAssessment) -> [String] {
    guard !assessment.verdicts.isEmpty else { return [] }
    let ordered = ToolOrder.worstFirst(assessment.verdicts)
    let shown = verbose ? ordered[...] : ordered.prefix(Self.rowLimit)
    let rows = ToolRows(width: width, style: style, verbose: verbose)
    var lines = [""] + rows.lines(for: Array(shown))
    let rest = ordered.dropFirst(shown.count)
    if let worst = rest.first {
      lines += wrapped(
        "… and \(English.count(rest.count, "more tool")) of \(worst.risk.rawValue) risk\(worst.risk == .low ? "" : " or lower")"
          + "; -v shows all.")
    }
    return lines
  }

  private func notSeenLines(_ snapshot: ToolSnapshot, _ assessment: ServerAssessment) -> [String] {
    var lines: [String] = []
    if case .partial(let why) = snapshot.completeness { lines += wrapped("Not seen: \(VisibleText.folded(why)).") }
    let unjudged = snapshot.tools.count - assessment.verdicts.count
    if unjudged > 0 { lines += wrapped("Not judged: \(English.count(unjudged, "tool")).") }
    if !snapshot.diagnostics.isEmpty {
      let limit = verbose ? snapshot.diagnostics.count : 5
      for diagnostic in snapshot.diagnostics.prefix(limit) {
        let place = diagnostic.pointer.map { " (\(VisibleText.line($0, limit: 80)))" } ?? ""
        lines += wrapped("Note: \(VisibleText.folded(diagnostic.message))\(place).")
      }
      let rest = snapshot.diagnostics.count - limit
      if rest > 0 { lines += wrapped("… and \(English.count(rest, "more note")); -v shows all.") }
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func wrapped(_ text: String) -> [String] { TextColumns.wrapped(text, width: width, indent: 2) }

  private func cut(_ text: String, indent: Int = 0) -> String {
    width.map { DisplayWidth.cut(text, to: $0 - indent) } ?? text
  }
}
