import TestSupport
import Testing
import ToolModel

@testable import Policies

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
    // A list of addresses cannot be tested, so that a person is asked.
    let record = decide(server: snapshot, assessment: assessment).tools[0]
    #expect(record.treatment == .ask)
    #expect(record.reason.contains("no condition can test"))
    let guarded = [ArgumentCondition(argument: "url", test: .publicWebAddress, mayBeAbsent: true)]
    let loose = TreatmentTable(
      name: "loose", lowConfidenceBelow: 0, unlisted: .ask,
      conditions: ConditionSettings(
        publicAddress: true, pathBelow: false, readingQuery: false, choices: [], otherwiseAsks: false)
    ) { _, _ in TreatmentTable.Rule(.allow) }
    #expect(decide(server: snapshot, assessment: assessment, table: loose).tools[0].conditions == guarded)
    #expect(decide(server: snapshot, assessment: assessment, table: .strict).tools[0].conditions == [])
  }

  @Test func aDestructiveChoiceIsRefused() {
    let text =
      #"{"name":"records","inputSchema":{"properties":{"action":{"enum":["list","delete",3,"purge","getAll"]}}}}"#
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
    // Not only the act that the evidence names: only acts that are known to be harmless pass.
    #expect(
      record.tools[0].conditions == [ArgumentCondition(argument: "action", test: .oneOf(["list", "getAll"]))])
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
    guard case .text(let pattern, let refused) = ArgumentCondition.Test.publicWebAddress else { return }
    #expect((try Regex(pattern).firstMatch(in: address) != nil) == passes)
    #expect((try Regex(try #require(refused)).firstMatch(in: address) == nil) == passes)
  }

  @Test func aTableCannotAllowUnlistedTools() {
    let table = TreatmentTable(name: "open", lowConfidenceBelow: 0, unlisted: .allow) { _, _ in
      TreatmentTable.Rule(.allow)
    }
    #expect(table.unlisted == .ask)
  }

  @Test(arguments: [
    ("docs/a.txt", true), ("/srv/data/a.txt", true), ("", true), (".", true), (".hidden/x", true), ("a.b.c", true),
    ("../x", false), ("a/../b", false), ("..", false), ("~/x", false), ("a/~root", false), ("a/..", false),
  ])
  func onlyPathsThatDoNotClimbPass(_ path: String, _ passes: Bool) throws {
    guard case .text(let pattern, let refused) = ArgumentCondition.Test.pathBelow else { return }
    #expect((try Regex(pattern).firstMatch(in: path) != nil) == passes)
    #expect((try Regex(try #require(refused)).firstMatch(in: path) == nil) == passes)
  }

  @Test(arguments: [
    ("select 1", true), ("SELECT a FROM b;", true), ("  show tables ", true), ("select integer from t", true),
    ("select 1; drop table t", false), ("drop table t", false), ("select * into t from u", false), ("selectx", false),
    ("with x as (delete from t) select 1", false), ("SELECT 1 InTo OUTFILE 'x'", false), ("", false),
    ("explain analyze delete from t", false), ("select iinto", false), ("select in t o", true), ("select int", true),
  ])
  func onlyASingleReadingStatementPasses(_ sql: String, _ passes: Bool) throws {
    guard case .text(let pattern, _) = ArgumentCondition.Test.readingQuery else { return }
    #expect((try Regex(pattern).firstMatch(in: sql) != nil) == passes)
  }

  @Test func anOptionalChoiceMustBeMadeUnlessItsDefaultIsHarmless() {
    func absence(_ property: String, required: Bool) -> [Bool] {
      let needed = required ? #","required":["action"]"# : ""
      let text = #"{"name":"records","inputSchema":{"properties":{"action":\#(property)}\#(needed)}}"#
      let tool = Examples.tools([text])[0]
      let evidence = Evidence(
        ruleID: "x", scope: .tool, pointer: "/inputSchema/properties/action/enum/1", words: "delete", range: 0..<6,
        sourceOffset: 0)
      let verdict = Verdict(
        key: ToolKey(server: id, name: "records", ordinal: 0), category: .destructive, risk: .low, capabilities: [],
        confidencePercent: 90, deciding: evidence, riskSteps: [], definitionDigest: tool.digest, contextDigest: "",
        rulesDigest: "")
      return KnownArguments(of: tool, verdict: verdict, settings: .all).conditions.map(\.mayBeAbsent)
    }
    #expect(absence(#"{"enum":["list","delete"]}"#, required: false) == [false])
    #expect(absence(#"{"enum":["list","delete"]}"#, required: true) == [false])
    #expect(absence(#"{"enum":["list","delete"],"default":"list"}"#, required: false) == [true])
    #expect(absence(#"{"enum":["list","delete"],"default":"delete"}"#, required: false) == [false])
  }

  @Test func clientsAreToldToAskWhatProxiesCount() {
    let template = record([#"{"name":"add_berth"}"#]) { Examples.verdict(on: $0, of: id, category: .write) }
    #expect(template.tools[0].treatment == .allow)
    #expect(template.told(to: .client).tools[0].treatment == .ask)
    #expect(template.told(to: .gateway).tools[0].limits == [CallLimit(count: 30, window: .hour)])
    #expect(template.told(to: .gateway).unlisted == .deny)
    #expect(template.told(to: .client).unlisted == .ask)
  }

  @Test func aLabelOfTheUsersOwnIsMarked() {
    let template = record([#"{"name":"berth"}"#]) { tool in
      Verdict(
        key: ToolKey(server: id, name: "berth", ordinal: 0), category: .read, risk: .low, capabilities: [],
        confidencePercent: 100,
        deciding: Evidence(
          ruleID: "override", scope: .tool, pointer: "/name", words: "berth", range: 0..<5, sourceOffset: 0),
        riskSteps: [], definitionDigest: tool.digest, contextDigest: "", rulesDigest: "")
    }
    #expect(template.tools[0].reason == "read, low risk, by an override: returns information and changes nothing")
    #expect(template.tools[0].ruleIDs == ["override"])
  }
}
