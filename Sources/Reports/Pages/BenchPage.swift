package import ToolModel

/// A tool whose label is not the one that a careful reader gave.
package struct BenchMiss: Sendable {
  package let server: String
  /// What the reader says.
  package let category: Category
  package let risk: RiskLevel
  /// What we say.
  package let verdict: Verdict

  package init(server: String, category: Category, risk: RiskLevel, verdict: Verdict) {
    self.server = server
    self.category = category
    self.risk = risk
    self.verdict = verdict
  }
}

/// The page of `rules bench`: the figures, and every miss with why.
package enum BenchPage {
  /// One page that needs nothing beside it.
  package static func bytes(title: String, lines: [String], misses: [BenchMiss]) -> [UInt8] {
    var html = HTMLWriter()
    html.markup(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>Labels compared</title><style>")
    html.markup(
      "body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}td,th{padding:.3rem .6rem;")
    html.markup(
      "border:1px solid #8888;text-align:left;vertical-align:top}</style></head>\n<body><h1>Labels compared</h1>\n")
    html.element("p", text: title)
    html.element("ul") { list in for line in lines { list.element("li", text: line) } }
    html.element("h2", text: "Misses (\(misses.count))")
    html.element("table") { table in
      table.element("tr") { row in
        for heading in ["Server", "Tool", "Labelled", "Called", "Confidence", "Why"] {
          row.element("th", text: heading)
        }
      }
      for miss in misses { table.element("tr") { row in for cell in cells(miss) { row.element("td", text: cell) } } }
    }
    html.markup("</body></html>\n")
    return html.bytes
  }

  private static func cells(_ miss: BenchMiss) -> [String] {
    let verdict = miss.verdict
    let why = verdict.evidence.prefix(4).map { "\($0.ruleID): \(EvidencePhrase.text($0))" }.joined(separator: "; ")
    return [
      VisibleText.cut(miss.server, to: 200), VisibleText.cut(verdict.key.name, to: 200),
      "\(miss.category.rawValue), \(miss.risk.rawValue)", "\(verdict.category.rawValue), \(verdict.risk.rawValue)",
      "\(verdict.confidencePercent) %", why,
    ]
  }
}
