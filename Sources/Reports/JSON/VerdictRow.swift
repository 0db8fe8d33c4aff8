package import JSONText
package import ToolModel

/// One row of `plimsoll classify`: a JSON object on one line.
package enum VerdictRow {
  /// The row of a judged tool: `id`, `server`, `name`, `category`, `risk`, `confidence`, `capabilities`, `evidence`,
  /// `findings`. `id` is given back as it came in, `null` where there was none; so is `server`.
  package static func line(
    id: JSONValue?, server: String?, verdict: Verdict, findings: [Finding]
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { row in
      row.key("id")
      if let id { row.value(id) } else { row.null() }
      row.key("server")
      if let server { row.string(server) } else { row.null() }
      write(verdict, findings: findings, to: &row)
    }
    return writer.bytes + [0x0A]
  }

  /// The row of something that could not be judged: `id` and `error`.
  package static func errorLine(id: JSONValue?, error: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { row in
      row.key("id")
      if let id { row.value(id) } else { row.null() }
      row.key("error")
      row.string(error)
    }
    return writer.bytes + [0x0A]
  }

  /// The members from `name` to `findings`, which stream rows and audit reports share.
  static func write(_ verdict: Verdict, findings: [Finding], to row: inout JSONWriter) {
    row.key("name")
    row.string(verdict.key.name)
    row.key("category")
    row.string(verdict.category.rawValue)
    row.key("risk")
    row.string(verdict.risk.rawValue)
    row.key("confidence")
    row.hundredths(verdict.confidencePercent)
    row.key("capabilities")
    row.array { list in for capability in verdict.capabilities { list.string(capability.rawValue) } }
    row.key("evidence")
    row.array { list in for evidence in verdict.evidence { EvidenceObject.write(evidence, to: &list) } }
    row.key("findings")
    row.array { list in for finding in findings { FindingObject.write(finding, to: &list) } }
  }
}
