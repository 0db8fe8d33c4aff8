import JSONText
import ToolModel

/// How a finding is written in every JSON report.
enum FindingObject {
  /// `id`, `title`, `severity`, `confidence`, `tool` (its name, `null` for the server), `related` (other tools
  /// that have a part in it, with their servers), `evidence`, `remedy`, `references`.
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
      object.key("related")
      object.array { list in
        for tool in finding.related {
          list.object {
            $0.key("server")
            $0.string(tool.server.text)
            $0.key("tool")
            $0.string(tool.name)
          }
        }
      }
      object.key("evidence")
      object.array { list in for evidence in finding.evidence { EvidenceObject.write(evidence, to: &list) } }
      object.key("remedy")
      object.string(finding.remedy)
      object.key("references")
      object.array { list in for reference in finding.references { list.string(reference) } }
    }
  }
}
