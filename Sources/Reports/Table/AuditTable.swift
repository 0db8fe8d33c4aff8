package import ToolModel

/// The report of `plimsoll audit` for a person at a terminal: worst first, reasons beside every label, and what was not
/// seen. Nothing of a server reaches it unescaped.
package enum AuditTable {
  /// - Parameters:
  ///   - servers: In the order to show.
  ///   - width: Columns of the terminal; nil cuts and wraps nothing (for pipes).
  ///   - color: Terminal colours; off for pipes.
  ///   - verbose: Every tool, all evidence, diagnostics one by one.
  ///   - notes: Lines of ours for the end, never wrapped, so that a command in them can be copied.
  package static func text(
    _ servers: [AssessedServer], width: Int? = 80, color: Bool = false, verbose: Bool = false,
    notes: [String] = []
  ) -> String {
    let section = ServerSection(width: width.map { max($0, 40) }, style: TextStyle(color: color), verbose: verbose)
    var lines: [String] = []
    for server in servers {
      lines += section.lines(for: server)
      lines.append("")
    }
    if servers.count != 1 { lines += totals(AuditSummary(servers), width: width) }
    while lines.last == "" { lines.removeLast() }
    if !notes.isEmpty { lines += [""] + notes }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func totals(_ summary: AuditSummary, width: Int?) -> [String] {
    var text = English.count(summary.servers, "server")
    let incomplete = [(summary.partial, "listed in part"), (summary.failed, "not listed")]
      .filter { $0.0 > 0 }.map { "\(English.grouped($0.0)) \($0.1)" }
    if !incomplete.isEmpty { text += " (\(English.list(incomplete)))" }
    text += ", " + ServerSection.toolCounts(summary)
    if summary.findings > 0 { text += ", " + English.count(summary.findings, "finding") }
    return TextColumns.wrapped("Total: " + text + ".", width: width, indent: 0)
  }
}
