import ToolModel

/// Findings as a section of a page.
enum FindingList {
  static func write(_ findings: [Finding], to html: inout HTMLWriter, _ links: SiteLinks) {
    guard !findings.isEmpty else { return }
    html.heading("findings", "Findings")
    html.element("ul", .class("findings")) { list in
      for finding in FindingOrder.worstFirst(findings) {
        list.element("li") { item in
          item.severityBadge(finding.severity)
          item.text(" ")
          item.element("strong", text: VisibleText.folded(finding.title))
          if let tool = finding.tool {
            item.text(" in ")
            item.element("code", text: VisibleText.cut(tool.name, to: 120))
          }
          item.text(" ")
          item.element("a", .class("quiet"), .href(links.page(SitePaths.finding(finding.id)))) {
            $0.element("code", text: VisibleText.cut(finding.id, to: 100))
          }
          if let evidence = finding.evidence.first {
            item.element("p", .class("quiet")) { $0.phrase("Seen: \(English.ended(EvidencePhrase.text(evidence)))") }
          }
          item.element("p", text: English.sentence(VisibleText.folded(finding.remedy)))
        }
      }
    }
  }
}
