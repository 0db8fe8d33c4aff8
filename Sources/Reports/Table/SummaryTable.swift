import ToolModel

/// One line a server: outcome, number of tools, counts of each class, worst risk. Ends `crawl` and `build`.
package enum SummaryTable {
  /// Rows stand in the order given. `width` nil cuts nothing.
  package static func text(_ rows: [SummaryRow], width: Int? = 80, color: Bool = false) -> String {
    let style = TextStyle(color: color)
    let names = rows.map { VisibleText.line($0.name, limit: 200) }
    let outcomeWidth = max(7, rows.map { DisplayWidth.columns(of: $0.outcome) }.max() ?? 0)
    let fixed = outcomeWidth + 2 + 5 + Category.allCases.count * 5 + 2 + 8 + 2
    let longest = max(6, names.map(DisplayWidth.columns).max() ?? 0)
    let nameWidth = width.map { min(longest, max($0 - fixed, 12)) } ?? longest
    var lines = [style.dim(header(nameWidth: nameWidth, outcomeWidth: outcomeWidth))]
    for (row, name) in zip(rows, names) {
      let cell = TextColumns.padded(DisplayWidth.cutMiddle(name, to: nameWidth), to: nameWidth)
      let outcome = TextColumns.padded(row.outcome, to: outcomeWidth)
      lines.append(
        "\(cell)  \(row.isFailure ? style.failure(outcome) : outcome)\(counts(row.counts))  \(worst(row.counts, style))"
      )
    }
    var total = AuditSummary()
    for row in rows { total.add(row.counts) }
    let label = TextColumns.padded(English.count(rows.count, "server"), to: nameWidth + 2 + outcomeWidth)
    lines.append(style.bold(label + counts(total)) + "  " + worst(total, style))
    return lines.map(withoutTrailingSpace).joined(separator: "\n") + "\n"
  }

  private static func header(nameWidth: Int, outcomeWidth: Int) -> String {
    let labels = ["TOOLS", "FIN", "DEST", "EXEC", "WRIT", "READ"]
    let numbers = zip(labels, [5, 5, 5, 5, 5, 5]).map { TextColumns.rightAligned($0, to: $1 + ($0 == "TOOLS" ? 2 : 0)) }
    return TextColumns.padded("SERVER", to: nameWidth) + "  " + TextColumns.padded("OUTCOME", to: outcomeWidth)
      + numbers.joined() + "  WORST RISK"
  }

  private static func counts(_ summary: AuditSummary) -> String {
    TextColumns.rightAligned(English.grouped(summary.tools), to: 7)
      + Category.allCases.map { TextColumns.rightAligned(English.grouped(summary.tools(of: $0)), to: 5) }.joined()
  }

  private static func worst(_ summary: AuditSummary, _ style: TextStyle) -> String {
    summary.worstRisk.map { style.risk($0.rawValue, $0) } ?? "-"
  }

  private static func withoutTrailingSpace(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
