import JSONText
import ToolModel

/// How a finding is written in every JSON report.
enum FindingObject {
  /// `id`, `title`, `severity`, `confidence`, `tool` (its name, `null` for the server), `evidence`, `remedy`.
  static func write(_ finding: Finding, to list: inout JSONWriter) {
    list.object { object in
      object.key("id")
      object.string(finding.id)
      object.key("title")
      object.string(finding.title)
      object.key("severity")
      object.string(finding.severity.rawValue)
      object.key("confidence")
      object.hundredths(finding.confidencePercent)
      object.key("tool")
      if let tool = finding.tool { object.string(tool.name) } else { object.null() }
      object.key("evidence")
      object.array { list in for evidence in finding.evidence { EvidenceObject.write(evidence, to: &list) } }
      object.key("remedy")
      object.string(finding.remedy)
    }
  }
}
