import ToolModel

/// The findings of one server, worst first, each with where it is and what to do.
struct FindingSection {
  let width: Int?
  let style: TextStyle

  func lines(for findings: [Finding]) -> [String] {
    guard !findings.isEmpty else { return [] }
    var lines = ["", "  " + style.dim("FINDINGS")]
    for finding in FindingOrder.worstFirst(findings) {
      let place = finding.tool.map { " in `\(VisibleText.line($0.name, limit: 80))`" } ?? ""
      let title = "\(VisibleText.folded(finding.title))\(place) (\(VisibleText.line(finding.id)))"
      var text = TextColumns.wrapped(title, width: width, indent: 12)
      if let first = text.first {
        let word = TextColumns.padded(finding.severity.rawValue, to: 8)
        text[0] = "  \(style.severity(word, finding.severity))  \(first.dropFirst(12))"
      }
      lines += text
      if let evidence = finding.evidence.first {
        lines += TextColumns.wrapped("Seen: \(EvidencePhrase.text(evidence)).", width: width, indent: 12)
      }
      lines += TextColumns.wrapped("Do: \(VisibleText.folded(finding.remedy)).", width: width, indent: 12)
    }
    return lines
  }
}
