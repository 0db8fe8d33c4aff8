package import Drift
import ToolModel

/// What changed since the lock, for a job summary or a comment of a pull request. Text from outside stands in code spans
/// only.
package enum DriftMarkdown {
  /// At most `limit` bytes; what did not fit is counted in the last line.
  package static func markdown(_ drifts: [ServerDrift], limit: Int = AuditMarkdown.summaryLimit) -> [UInt8] {
    var paper = MarkdownPaper(limit: max(limit, 4_096))
    paper.always("## MCP servers: what changed since the lock")
    paper.always("")
    if drifts.isEmpty { paper.always("Nothing changed.") }
    for drift in drifts {
      guard paper.row("### \(MarkdownText.code(drift.name))", kind: .section) else { continue }
      paper.always("")
      for change in drift.changes {
        let tool = change.tool.map { MarkdownText.code($0, limit: 80) + " " } ?? ""
        var line = "- **\(change.severity.rawValue)** \(tool)\(MarkdownText.phrase(ChangePhrase.text(change)))"
        if ChangePhrase.isProse(change) {
          let text = WordDiffText.text(from: change.before ?? "", to: change.after ?? "")
          line += "<br>" + MarkdownText.code(text, limit: 2_000)
        }
        paper.row(line, kind: .finding)
      }
      paper.always("")
    }
    return paper.finished()
  }
}
