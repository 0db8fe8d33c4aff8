import JSONText
import Reports
import TestSupport
import Testing
import ToolModel

struct ReportTests {
  private static let producer = ReportProducer(version: "0.1.0", rulesDigest: "sha256:rules")

  @Test func theAuditReport() throws {
    let bytes = AuditReport.json(Site.servers, producer: Self.producer)
    expectGolden(bytes, named: "audit.json")
    _ = try JSONDocument(bytes)
  }

  @Test func tablesAtEightyColumns() {
    let text = AuditTable.text(Site.servers, width: 80)
    expectGolden(text, named: "audit.txt")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    expectGolden(AuditTable.text(Site.servers, width: nil, verbose: true), named: "audit-verbose.txt")
    expectGolden(AuditTable.text(Array(Site.servers.prefix(1)), width: 80, color: true), named: "audit-color.txt")
    expectGolden(SummaryTable.text(Site.servers.map(SummaryRow.init), width: 80), named: "summary.txt")
  }

  @Test func aRowGivesItsIdentityBack() throws {
    let id = try JSONDocument(Array(#"{"n":1.50}"#.utf8)).root
    let tool = Examples.tools()[3]
    let verdict = Examples.verdict(
      on: tool, of: ServerID("x"), category: .destructive, capabilities: [.bulk, .production], confidencePercent: 87)
    let line = String(decoding: VerdictRow.line(id: id, server: nil, verdict: verdict, findings: []), as: UTF8.self)
    #expect(
      line
        == #"{"id":{"n":1.50},"server":null,"name":"harbour_delete_berth","category":"destructive","risk":"critical","#
        + #""confidence":0.87,"capabilities":["bulk","production"],"evidence":[{"rule":"destructive-name-verb","scope":"tool","#
        + #""pointer":"/name","words":"harbour","range":[0,7],"sourceOffset":8}],"findings":[]}"# + "\n")
  }

  @Test func aBadRowIsOneLineWithItsError() {
    let line = String(decoding: VerdictRow.errorLine(id: nil, error: "not JSON:\n`x`"), as: UTF8.self)
    #expect(line == #"{"id":null,"error":"not JSON:\n`x`"}"# + "\n")
  }
}
