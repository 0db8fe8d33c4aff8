import JSONText
import Reports
import TestSupport
import Testing
import ToolModel

/// SARIF as GitHub's code scanning wants it.
struct SARIFTests {
  private static let producer = ReportProducer(version: "0.1.0", rulesDigest: "sha256:rules")

  @Test func theReportIsAsRecorded() {
    let file = [ServerID("pkg:pypi/harbour-master"): "config/.mcp.json"]
    expectGolden(AuditSARIF.sarif(Site.servers, producer: Self.producer, files: file), named: "audit.sarif")
  }

  @Test func everyMemberIsThere() throws {
    for servers in [Site.servers, HostileSite.servers, []] {
      let root = try JSONDocument(AuditSARIF.sarif(servers, producer: Self.producer)).root
      #expect(root["version"]?.string == "2.1.0")
      let run = try #require(root["runs"]?.elements.map { $0 }.first)
      #expect(run["automationDetails"]?["id"]?.string == "plimsoll/")
      let rules = run["tool"]?["driver"]?["rules"]?.elements.map { $0 } ?? []
      let ids = rules.map { $0["id"]?.string ?? "" }
      #expect(ids == Set(ids).sorted())
      for rule in rules {
        for key in ["shortDescription", "fullDescription", "help"] {
          let text = try #require(rule[key]?["text"]?.string)
          #expect(!text.isEmpty && text.unicodeScalars.count <= 1_024)
        }
        #expect(["9.5", "8.0", "5.5", "2.0", "0.5"].contains(rule["properties"]?["security-severity"]?.string))
      }
      let results = run["results"]?.elements.map { $0 } ?? []
      #expect(results.isEmpty == servers.isEmpty)
      var fingerprints: Set<String> = []
      for result in results {
        let id = try #require(result["ruleId"]?.string)
        #expect(result["ruleIndex"]?.numberText == ids.firstIndex(of: id).map(String.init))
        #expect(["error", "warning", "note"].contains(result["level"]?.string))
        #expect(result["message"]?["text"]?.string?.isEmpty == false)
        #expect(result["suppressions"] == nil && result["kind"] == nil)
        let location = try #require(result["locations"]?.elements.map { $0 }.first)
        let place = location["physicalLocation"]
        let uri = try #require(place?["artifactLocation"]?["uri"]?.string)
        #expect(uri.wholeMatch(of: /(?:[A-Za-z0-9._~\/-]|%[0-9A-F]{2})+/) != nil, "\(uri)")
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
          #expect(place?["region"]?[key]?.numberText == "1")
        }
        #expect(location["logicalLocations"]?.count == 1)
        fingerprints.insert(try #require(result["partialFingerprints"]?["primaryLocationLineHash"]?.string))
      }
      #expect(fingerprints.count == results.count)
    }
  }

  @Test func theWorstFiveThousandAreKeptAndTheRestIsCounted() throws {
    let tools = (0..<6_000).map { #"{"name":"berth_delete_\#($0)","description":"Delete the berth \#($0)."}"# }
    let servers = [Site.assessed(Examples.snapshot(tools: tools))]
    let wanted = AuditSummary(servers)
    let all = wanted.tools(at: .high) + wanted.tools(at: .critical) + wanted.findings
    let run = try JSONDocument(AuditSARIF.sarif(servers, producer: Self.producer)).root["runs"]?.elements.map { $0 }
      .first
    #expect(run?["results"]?.count == min(all, AuditSARIF.resultLimit))
    let notes = run?["invocations"]?.elements.map { $0 }.first?["toolExecutionNotifications"]?.count
    #expect(notes == (all > AuditSARIF.resultLimit ? 1 : 0))
  }

  @Test func bracketsInAMessageAreNoLink() {
    let tool = #"{"name":"[berth](https://example.org)","description":"x"}"#
    let servers = [Site.assessed(Examples.snapshot(tools: [tool]))]
    let text = String(decoding: AuditSARIF.sarif(servers, producer: Self.producer), as: UTF8.self)
    #expect(!text.contains("`[berth]("))
  }
}
