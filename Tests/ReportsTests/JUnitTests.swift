import JSONText
import Markup
import Reports
import TestSupport
import Testing
import ToolModel

/// JUnit XML: well-formed whatever servers say, and failing where the run fails.
struct JUnitTests {
  private static let strict = AuditJUnit.Thresholds(risk: .high, finding: .info, allowsPartial: false)

  @Test func theReportIsAsRecorded() {
    expectGolden(AuditJUnit.xml(Site.servers, thresholds: Self.strict), named: "audit-junit.xml")
  }

  @Test func hostileServersGiveWellFormedXML() throws {
    let bytes = AuditJUnit.xml(HostileSite.servers, thresholds: Self.strict)
    #expect(WellFormedness.problems(inXML: bytes) == [])
    let elements = try MarkupDocument(bytes, .xml).elements
    #expect(Set(elements.map(\.name)) == ["testsuites", "testsuite", "testcase", "failure", "error", "system-out"])
    let tools = AuditSummary(HostileSite.servers).tools
    #expect(elements.count { $0.name == "testcase" } == tools + 2 * HostileSite.servers.count)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.unicodeScalars.contains { DeceptiveScalars.contains($0) && $0 != "\n" })
  }

  @Test func nothingFailsWithoutThresholds() {
    let none = AuditJUnit.Thresholds(risk: nil, finding: nil, allowsPartial: true)
    let text = String(decoding: AuditJUnit.xml(Site.servers, thresholds: none), as: UTF8.self)
    #expect(!text.contains("<failure"))
    // The server that could not be listed stays an error.
    #expect(text.split(separator: "<error ").count == 2)
  }
}
