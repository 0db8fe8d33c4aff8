import JSONText
package import ToolModel

/// The JSON report of `plimsoll audit`; its shape is published in `reports/schemas/audit-1.schema.json`.
package enum AuditReport {
  /// The version of the shape. Members are only added within it.
  package static let schemaVersion = 1

  /// The report of all servers, in the order given, as indented JSON with a line break at its end. `suppressed` counts
  /// findings that were left out because somebody accepted them.
  package static func json(
    _ servers: [AssessedServer], producer: ReportProducer, suppressed: Int = 0
  ) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { report in
      report.key("schemaVersion")
      report.integer(schemaVersion)
      report.key("tool")
      report.object {
        $0.key("name")
        $0.string("plimsoll")
        $0.key("version")
        $0.string(producer.version)
        $0.key("rulesDigest")
        $0.string(producer.rulesDigest)
      }
      report.key("servers")
      report.array { list in for server in servers { ServerObject.write(server, to: &list) } }
      report.key("summary")
      SummaryObject.write(AuditSummary(servers), suppressed: suppressed, to: &report)
    }
    return writer.bytes + [0x0A]
  }
}
