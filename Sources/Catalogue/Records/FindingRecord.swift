import JSONText
import ToolModel

/// The findings of one assessment as JSON; the server is not repeated in the tools' keys unless it is another one.
enum FindingRecord {
  static func bytes(_ findings: [Finding], of server: ServerID) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for finding in findings {
        writer.object { writer in
          writer.member("id", finding.id)
          writer.member("title", finding.title)
          writer.member("severity", finding.severity.rawValue)
          writer.member("confidence", finding.confidencePercent)
          if let tool = finding.tool {
            writer.member("tool", tool.name)
            writer.member("ordinal", tool.ordinal)
            if tool.server != server { writer.member("server", tool.server.text) }
          }
          writer.key("evidence")
          EvidenceRecord.append(finding.evidence, to: &writer)
          writer.member("remedy", finding.remedy)
          if !finding.references.isEmpty {
            writer.key("references")
            writer.array { list in for reference in finding.references { list.string(reference) } }
          }
          if !finding.related.isEmpty {
            writer.key("related")
            writer.array { list in for tool in finding.related { related(tool, of: server, to: &list) } }
          }
        }
      }
    }
    return writer.bytes
  }

  static func findings(_ bytes: [UInt8], of server: ServerID) throws -> [Finding] {
    try StoredJSON(bytes, of: "finding").asList().map { record in
      Finding(
        id: try record.text("id"), title: try record.text("title"), severity: try record.choice("severity"),
        confidencePercent: try record.integer("confidence"), tool: try tool(record, of: server),
        related: try record.optionalList("related").compactMap { try tool($0, of: server) },
        evidence: try record.list("evidence").map(EvidenceRecord.evidence), remedy: try record.text("remedy"),
        references: try record.optionalTexts("references"))
    }
  }

  private static func related(_ tool: ToolKey, of server: ServerID, to list: inout JSONWriter) {
    list.object { writer in
      writer.member("tool", tool.name)
      writer.member("ordinal", tool.ordinal)
      if tool.server != server { writer.member("server", tool.server.text) }
    }
  }

  private static func tool(_ record: StoredJSON, of server: ServerID) throws -> ToolKey? {
    guard let name = record.optionalText("tool") else { return nil }
    return ToolKey(
      server: record.optionalText("server").map { ServerID($0) } ?? server, name: name,
      ordinal: try record.integer("ordinal"))
  }
}
