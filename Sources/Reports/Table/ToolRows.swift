import ToolModel

/// The rows of the audit table: risk, class, tool, why.
struct ToolRows {
  let width: Int?
  let style: TextStyle
  let verbose: Bool

  func lines(for verdicts: [Verdict]) -> [String] {
    let names = verdicts.map(name)
    let longest = names.map(DisplayWidth.columns).max() ?? 4
    let nameWidth = width.map { min(max(longest, 4), max($0 - 25 - 22, 12)) } ?? max(longest, 4)
    var lines = [
      "  " + style.dim("RISK      CLASS        " + TextColumns.padded("TOOL", to: nameWidth) + "  WHY")
    ]
    for (verdict, name) in zip(verdicts, names) {
      let cell = TextColumns.padded(DisplayWidth.cutMiddle(name, to: nameWidth), to: nameWidth)
      let risk = style.risk(TextColumns.padded(verdict.risk.rawValue, to: 8), verdict.risk)
      let category = TextColumns.padded(verdict.category.rawValue, to: 11)
      let reason = width.map { DisplayWidth.cut(why(verdict), to: max($0 - 27 - nameWidth, 8)) } ?? why(verdict)
      lines.append("  \(risk)  \(category)  \(cell)  \(reason)")
      if verbose { lines += details(verdict) }
    }
    return lines
  }

  private func name(_ verdict: Verdict) -> String {
    let name = VisibleText.line(verdict.key.name, limit: 200)
    let shown = name.isEmpty ? "(empty name)" : name
    return verdict.key.ordinal == 0 ? shown : "\(shown) (\(verdict.key.ordinal + 1))"
  }

  private func why(_ verdict: Verdict) -> String {
    var text = EvidencePhrase.text(verdict.evidence[0])
    if !verdict.capabilities.isEmpty { text += "; " + verdict.capabilities.map(\.rawValue).joined(separator: ", ") }
    if verdict.confidencePercent < 50 { text = "unsure: " + text }
    return text
  }

  private func details(_ verdict: Verdict) -> [String] {
    var text = "confidence \(verdict.confidencePercent)%; "
    text += verdict.evidence.map { "\(VisibleText.line($0.ruleID)): \(EvidencePhrase.text($0))" }.joined(
      separator: "; ")
    return TextColumns.wrapped(text, width: width, indent: 25).map(style.dim)
  }
}
