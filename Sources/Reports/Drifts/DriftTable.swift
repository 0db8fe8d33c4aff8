package import Drift
import ToolModel

/// What changed since the lock, for a person at a terminal: worst first, each change in words.
package enum DriftTable {
  /// - Parameters:
  ///   - drifts: The servers with a difference.
  ///   - width: Columns of the terminal; nil cuts and wraps nothing (for pipes).
  ///   - color: Terminal colours; off for pipes.
  package static func text(_ drifts: [ServerDrift], width: Int? = 80, color: Bool = false) -> String {
    let style = TextStyle(color: color)
    var lines: [String] = []
    for drift in drifts {
      let name = VisibleText.line(drift.name)
      lines.append(style.bold(width.map { DisplayWidth.cut(name, to: $0) } ?? name))
      if drift.id.text != drift.name {
        let id = VisibleText.line(drift.id.text)
        lines.append("  " + style.dim(width.map { DisplayWidth.cut(id, to: $0 - 2) } ?? id))
      }
      for change in drift.changes { lines += row(change, width: width, style: style) }
      lines.append("")
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ change: Change, width: Int?, style: TextStyle) -> [String] {
    let tool = change.tool.map { "`\(VisibleText.line($0, limit: 80))`: " } ?? ""
    let label = change.kind == .rugPull ? "RUG PULL? " : ""
    var lines = TextColumns.wrapped(label + tool + ChangePhrase.text(change), width: width, indent: 12)
    if let first = lines.first {
      let word = style.severity(TextColumns.padded(change.severity.rawValue, to: 8), change.severity)
      lines[0] = "  \(word)  \(first.dropFirst(12))"
    }
    if ChangePhrase.isProse(change) {
      // Wrapped without colours: a colour that spans a line break would run into the margin.
      let text = WordDiffText.text(from: change.before ?? "", to: change.after ?? "")
      lines += TextColumns.wrapped(text, width: width, indent: 14)
    }
    return lines
  }
}
