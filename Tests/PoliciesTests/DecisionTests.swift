import Policies
import TestSupport
import Testing
import ToolModel

struct DecisionTests {
  private func record(
    _ texts: [String], _ label: (ToolDefinition) -> Verdict?
  ) -> PolicyTemplate {
    let snapshot = Examples.snapshot(tools: texts)
    let verdicts = snapshot.tools.compactMap(label)
    return decide(server: snapshot, assessment: ServerAssessment(verdicts: verdicts, findings: []))
  }

  private let id = ServerID("pkg:pypi/harbour-master")

  @Test func aReadOfLowRiskIsAllowedWithoutLimit() {
    let template = record([#"{"name":"list_berths"}"#]) { Examples.verdict(on: $0, of: id, category: .read) }
    #expect(template.tools.map(\.treatment) == [.allow])
    #expect(template.tools[0].limits.isEmpty)
    #expect(template.unlisted == .ask)
  }

  @Test func aToolWithoutVerdictIsNeverAllowed() {
    #expect(record([#"{"name":"list_berths"}"#]) { _ in nil }.tools.map(\.treatment) == [.ask])
  }

  @Test func aVerdictOnAnotherDefinitionDoesNotCount() {
    let other = Examples.tools([#"{"name":"list_berths","description":"Another text."}"#])[0]
    let template = record([#"{"name":"list_berths"}"#]) { _ in Examples.verdict(on: other, of: id, category: .read) }
    #expect(template.tools.map(\.treatment) == [.ask])
  }

  @Test func anUnsureLabelAsks() {
    let template = record([#"{"name":"berth"}"#]) {
      Examples.verdict(on: $0, of: id, category: .read, confidencePercent: 49)
    }
    #expect(template.tools.map(\.treatment) == [.ask])
    #expect(template.tools[0].reason.contains("unsure (49%)"))
  }

  @Test func ofDuplicatesTheStrictestDecisionStands() {
    let texts = [#"{"name":"berth"}"#, #"{"name":"berth","description":"x"}"#, #"{"name":"Berth"}"#]
    let template = record(texts) {
      Examples.verdict(on: $0, of: id, category: $0.ordinal == 1 ? .destructive : .read)
    }
    #expect(template.tools.map(\.treatment) == [.deny, .deny, .deny])
  }

  @Test func canonicallyEquivalentNamesShareTheStricterDecision() {
    let texts = ["{\"name\":\"caf\u{E9}\"}", "{\"name\":\"cafe\u{301}\"}"]
    let template = record(texts) { Examples.verdict(on: $0, of: id, category: .read) }
    // Keys compare as text here, so that one of the two has no verdict of its own.
    #expect(template.tools.allSatisfy { $0.treatment == .ask } || template.tools.allSatisfy { $0.treatment == .allow })
  }

  @Test(arguments: Category.allCases, TreatmentTable.packs)
  func noRiskIsTreatedMoreLeniantlyThanALowerOne(_ category: Category, _ pack: TreatmentTable) {
    let treatments = RiskLevel.allCases.map { pack.rule(for: category, at: $0).treatment.strictness }
    #expect(treatments == treatments.sorted())
  }

  @Test(arguments: Category.allCases, RiskLevel.allCases)
  func noPackIsMoreLenientThanTheNextOne(_ category: Category, _ risk: RiskLevel) {
    let treatments = TreatmentTable.packs.map { $0.rule(for: category, at: risk).treatment.strictness }
    #expect(treatments == treatments.sorted(by: >))
    #expect(TreatmentTable.packs.map(\.name) == ["strict", "recommended", "permissive"])
  }

  @Test func anAddressThatTheCallerChoosesIsGuarded() {
    let text = #"{"name":"scrape","inputSchema":{"properties":{"url":{"type":"string"},"urls":{"type":"array"}}}}"#
    let snapshot = Examples.snapshot(tools: [text])
    let tool = snapshot.tools[0]
    let evidence = ["/inputSchema/properties/url", "/inputSchema/properties/urls"].map {
      Evidence(ruleID: "x", scope: .tool, pointer: $0, words: "url", range: 0..<3, sourceOffset: 0)
    }
    let verdict = Verdict(
      key: ToolKey(server: id, name: "scrape", ordinal: 0), category: .read, risk: .medium,
      capabilities: [.fetchesURL], confidencePercent: 90, deciding: evidence[0], supporting: evidence, riskSteps: [],
      definitionDigest: tool.digest, contextDigest: "", rulesDigest: "")
    let assessment = ServerAssessment(verdicts: [verdict], findings: [])
    let guarded = [ArgumentCondition(argument: "url", refusal: .publicWebAddress)]
    #expect(decide(server: snapshot, assessment: assessment).tools[0].conditions == guarded)
    #expect(decide(server: snapshot, assessment: assessment, table: .strict).tools[0].conditions == [])
  }

  @Test func aDestructiveChoiceIsRefused() {
    let text = #"{"name":"records","inputSchema":{"properties":{"action":{"enum":["list","delete",3]}}}}"#
    let snapshot = Examples.snapshot(tools: [text])
    let evidence = Evidence(
      ruleID: "x", scope: .tool, pointer: "/inputSchema/properties/action/enum/1", words: "delete", range: 0..<6,
      sourceOffset: 0)
    let verdict = Verdict(
      key: ToolKey(server: id, name: "records", ordinal: 0), category: .destructive, risk: .medium, capabilities: [],
      confidencePercent: 90, deciding: evidence, riskSteps: [], definitionDigest: snapshot.tools[0].digest,
      contextDigest: "", rulesDigest: "")
    let record = decide(
      server: snapshot, assessment: ServerAssessment(verdicts: [verdict], findings: []), table: .permissive)
    #expect(record.tools[0].treatment == .allow)
    #expect(record.tools[0].conditions == [ArgumentCondition(argument: "action", refusal: .oneOf(["delete"]))])
  }

  @Test(arguments: [
    ("https://harbour.example/berths?id=1#x", true), ("http://a.b.example:8080", true), ("https://x.example:", true),
    ("http://127.0.0.1/", false), ("http://2130706433/", false), ("http://0x7f.1/", false), ("http://[::1]/", false),
    ("http://localhost/", false), ("https://harbour.example@10.0.0.1/", false), ("https://a.example\\@10.0.0.1", false),
    ("file:///etc/passwd", false), ("", false), ("https://", false), ("https://a..example/", false), ("h", false),
    ("https://10.0.0.1.", false), ("//a.example/", false), (" https://a.example", false),
    ("https://a.example:8x", false),
  ])
  func onlyPublicWebAddressesPass(_ address: String, _ passes: Bool) throws {
    guard case .text(let pattern, let complement) = ArgumentCondition.Refusal.publicWebAddress else { return }
    #expect((try Regex(pattern).firstMatch(in: address) == nil) == passes)
    #expect((try Regex(complement).firstMatch(in: address) != nil) == passes)
  }

  @Test func aTableCannotAllowUnlistedTools() {
    let table = TreatmentTable(name: "open", lowConfidenceBelow: 0, unlisted: .allow) { _, _ in
      TreatmentTable.Rule(.allow)
    }
    #expect(table.unlisted == .ask)
  }
}
