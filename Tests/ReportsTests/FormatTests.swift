import JSONText
import Reports
import TestSupport
import Testing
import ToolModel

/// The formats beside JSON and the table, on the example servers and on hostile ones.
struct FormatTests {
  @Test func theFormatsAreAsRecorded() {
    expectGolden(AuditLines.jsonl(Site.servers), named: "audit.jsonl")
    expectGolden(AuditMarkdown.markdown(Site.servers), named: "audit.md")
    expectGolden(AuditCSV.csv(Site.servers), named: "audit.csv")
  }

  @Test func everyLineIsTheServerOfTheReport() throws {
    let producer = ReportProducer(version: "0.1.0", rulesDigest: "sha256:rules")
    let servers = Site.servers + HostileSite.servers
    let lines = AuditLines.jsonl(servers).split(separator: 0x0A)
    let report = try JSONDocument(AuditReport.json(servers, producer: producer)).root
    let wanted = report["servers"]?.elements.map { $0 } ?? []
    #expect(lines.count == servers.count)
    for (line, server) in zip(lines, wanted) {
      var writer = JSONWriter()
      writer.value(server)
      #expect(Array(line) == writer.bytes)
      #expect(try JSONDocument(Array(line)).root["id"]?.string == server["id"]?.string)
    }
  }

  @Test func noServersGiveNoLines() {
    #expect(AuditLines.jsonl([]) == [])
    #expect(CSVTable(AuditCSV.csv([])).rows == [AuditCSV.columns])
  }

  @Test func everyCellOfHostileServersComesBack() {
    let servers = HostileSite.servers
    let table = CSVTable(AuditCSV.csv(servers))
    #expect(table.isWhole)
    #expect(table.rows.allSatisfy { $0.count == AuditCSV.columns.count })
    let tools = servers.reduce(0) { $0 + AuditSummary([$1]).tools }
    #expect(table.rows.count { !$0[4].isEmpty } == tools + 1)
    for cell in table.rows.joined() {
      #expect(!cell.unicodeScalars.contains { DeceptiveScalars.contains($0) })
      #expect(!"=+-@".contains(cell.first { $0 != " " } ?? "."))
    }
  }

  @Test(arguments: ["=1+1", "+1", "-2", "@SUM(A1)", "  =cmd|' /C calc'!A0", "\u{FF1D}1", "|x", "%x"])
  func aFormulaIsDisarmed(_ name: String) {
    let servers = [
      Site.assessed(Examples.snapshot(tools: [#"{"name":"\#(name)","description":"List berths."}"#]))
    ]
    let rows = CSVTable(AuditCSV.csv(servers)).rows
    #expect(rows.last?[3] == "'" + name)
  }

  @Test func hostileTextStaysInItsCodeSpan() {
    let text = String(decoding: AuditMarkdown.markdown(HostileSite.servers), as: UTF8.self)
    #expect(!text.unicodeScalars.contains { DeceptiveScalars.contains($0) && $0 != "\n" })
    for line in text.split(separator: "\n") {
      // An even number of backticks, and nothing of the payloads outside of a span.
      let parts = line.split(separator: "`", omittingEmptySubsequences: false)
      #expect(parts.count % 2 == 1, "\(line)")
      let outside = parts.enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
      let ours = outside.replacing("<details><summary>", with: "").replacing("</summary>", with: "")
        .replacing("</details>", with: "")
      #expect(!ours.contains { "<>&@[]".contains($0) }, "\(line)")
      if line.hasPrefix("|") { #expect([5, 11].contains(line.count { $0 == "|" }), "\(line)") }
    }
  }

  @Test func aLongReportIsCutAndSaysWhatIsMissing() {
    let tools = (0..<20_000).map { #"{"name":"berth_delete_\#($0)","description":"Delete the berth \#($0)."}"# }
    let servers = [Site.assessed(Examples.snapshot(tools: tools)), Site.servers[1]]
    let bytes = AuditMarkdown.markdown(servers)
    let text = String(decoding: bytes, as: UTF8.self)
    let shown = text.split(separator: "\n").count { $0.contains("berth_delete_") && $0.hasPrefix("| ") }
    #expect(bytes.count <= AuditMarkdown.summaryLimit)
    #expect(bytes.count > AuditMarkdown.summaryLimit - 4_096)
    #expect(text.split(separator: "\n").last?.hasPrefix("**Cut:** 1 server") == true)
    let missing = 20_002 - shown
    #expect(text.contains(" \(missing / 1_000),\(String(missing % 1_000 + 1_000).dropFirst()) tools did not fit"))
    #expect(text.contains("</details>"))
  }
}
