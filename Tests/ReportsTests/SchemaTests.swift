import Foundation
import JSONText
import Reports
import TestSupport
import Testing

/// Holds the report to the published schema, for the part of JSON Schema 2020-12 that the schema uses.
struct SchemaTests {
  @Test func theReportIsAsItsSchemaSays() throws {
    let schema = try Data(contentsOf: Paths.packageRoot.appendingPathComponent("reports/schemas/audit-1.schema.json"))
    let checker = SchemaChecker(root: try JSONDocument(Array(schema)).root)
    for servers in [Site.servers, HostileSite.servers, []] {
      let report = AuditReport.json(servers, producer: ReportProducer(version: "0.1.0", rulesDigest: "sha256:rules"))
      #expect(checker.errors(try JSONDocument(report).root) == [])
    }
  }

  @Test func aWrongReportIsSeen() throws {
    let schema = try Data(contentsOf: Paths.packageRoot.appendingPathComponent("reports/schemas/audit-1.schema.json"))
    let checker = SchemaChecker(root: try JSONDocument(Array(schema)).root)
    let wrong = #"{"schemaVersion":2,"tool":{"name":"plimsoll","version":"1"},"servers":[{"outcome":"lost"}]}"#
    #expect(checker.errors(try JSONDocument(Array(wrong.utf8)).root).count > 5)
  }
}
