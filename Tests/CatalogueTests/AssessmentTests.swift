import Catalogue
import TestSupport
import Testing
import ToolModel

struct AssessmentTests {
  private let folder: TemporaryFolder
  private let store: CatalogueStore
  private let context = "pl1-sha256:context"
  private let rules = "sha256:rules"

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogueStore(path: folder.path("store.sqlite"))
  }

  /// A verdict with every kind of risk step and every optional field once absent and once present.
  private func richAssessment(of snapshot: ToolSnapshot) -> ServerAssessment {
    let plain = Examples.assessment(of: snapshot)
    let tool = snapshot.tools[0]
    let verdict = Verdict(
      key: ToolKey(server: snapshot.source.id, name: tool.name, ordinal: 0), category: .write, risk: .high,
      capabilities: Capability.allCases, confidencePercent: 55,
      deciding: Evidence(
        ruleID: "no-words", scope: .tool, pointer: "", words: "", range: nil, sourceOffset: nil),
      supporting: [
        Evidence(
          ruleID: "some-words", scope: .server, pointer: "/instructions", words: "a\u{0}\u{202E}b", range: 3..<9,
          sourceOffset: nil)
      ],
      riskSteps: [
        RiskStep(cause: "base write", effect: .start(.medium), after: .medium),
        RiskStep(cause: "bulk", effect: .steps(1), after: .high),
        RiskStep(cause: "simulated", effect: .steps(-1), after: .medium),
        RiskStep(cause: "free-code", effect: .atLeast(.critical), after: .critical),
        RiskStep(cause: "sandboxed", effect: .exactly(.high), after: .high),
      ], definitionDigest: tool.digest, contextDigest: context, rulesDigest: rules)
    let finding = Finding(
      id: "double", title: "Double", severity: .critical, confidencePercent: 40,
      tool: ToolKey(server: ServerID("pkg:npm/other"), name: "x", ordinal: 2), evidence: verdict.evidence,
      remedy: "choose one")
    return ServerAssessment(
      verdicts: [verdict] + plain.verdicts.dropFirst(), findings: plain.findings + [finding])
  }

  @Test func verdictsAndFindingsComeBackWhole() throws {
    let snapshot = Examples.snapshot()
    let sent = richAssessment(of: snapshot)
    let id = try #require(try store.record(.success(snapshot), at: 1).snapshotID)
    try store.record(sent, for: id, contextDigest: context, rulesDigest: rules)
    let server = try #require(try store.latest(snapshot.source.id, rulesDigest: rules))
    let stored = try #require(server.listing?.assessment)
    #expect(stored.verdicts == sent.verdicts)
    #expect(stored.findings == sent.findings)
    guard case .listed(let listed, let assessment) = server.assessed?.outcome else {
      Issue.record("a judged server is listed")
      return
    }
    #expect(listed.tools == snapshot.tools)
    #expect(assessment.verdicts == sent.verdicts)
  }

  @Test func verdictsOfOtherRulesAreNotMixedUp() throws {
    let snapshot = Examples.snapshot()
    let id = try #require(try store.record(.success(snapshot), at: 1).snapshotID)
    try store.record(
      Examples.assessment(of: snapshot, rulesDigest: "sha256:old"), for: id, contextDigest: context,
      rulesDigest: "sha256:old")
    #expect(try store.latest(snapshot.source.id, rulesDigest: rules)?.listing?.assessment == nil)
    #expect(try store.latest(snapshot.source.id, rulesDigest: rules)?.assessed == nil)
    try store.record(Examples.assessment(of: snapshot), for: id, contextDigest: context, rulesDigest: rules)
    let last = try #require(try store.latest(snapshot.source.id)?.listing?.assessment)
    #expect(Set(last.verdicts.map(\.rulesDigest)) == [rules])
    #expect(try store.counts().verdicts == 10)
  }

  @Test func anAssessmentIsFoundForTheVerySameSnapshotOnly() throws {
    let snapshot = Examples.snapshot()
    let sent = Examples.assessment(of: snapshot)
    let id = try #require(try store.record(.success(snapshot), at: 1).snapshotID)
    try store.record(sent, for: id, contextDigest: context, rulesDigest: rules)
    func cached(_ snapshot: ToolSnapshot, _ context: String, _ rules: String) throws -> ServerAssessment? {
      try store.assessment(for: snapshot, contextDigest: context, rulesDigest: rules)
    }
    #expect(try cached(Examples.snapshot(takenAt: 9), context, rules)?.verdicts == sent.verdicts)
    #expect(try cached(snapshot, "pl1-sha256:other", rules) == nil)
    #expect(try cached(snapshot, context, "sha256:other") == nil)
    #expect(try cached(Examples.snapshot("pkg:pypi/other"), context, rules) == nil)
    #expect(try cached(Examples.snapshot(tools: Array(Examples.toolTexts.dropLast())), context, rules) == nil)
    // The same definitions in other bytes: the offsets of the evidence would not hold.
    let spaced = Examples.toolTexts.map { $0.replacing(":", with: ": ") }
    #expect(try cached(Examples.snapshot(tools: spaced), context, rules) == nil)
  }

  @Test func aServerWithoutToolsCanBeJudged() throws {
    let snapshot = Examples.snapshot(tools: [])
    let id = try #require(try store.record(.success(snapshot), at: 1).snapshotID)
    let sent = Examples.assessment(of: snapshot)
    try store.record(sent, for: id, contextDigest: context, rulesDigest: rules)
    let stored = try #require(try store.latest(snapshot.source.id, rulesDigest: rules)?.listing?.assessment)
    #expect(stored.verdicts.isEmpty)
    #expect(stored.findings == sent.findings)
  }

  @Test func judgingAgainReplacesAndAddsNothing() throws {
    let snapshot = Examples.snapshot()
    let id = try #require(try store.record(.success(snapshot), at: 1).snapshotID)
    try store.record(Examples.assessment(of: snapshot), for: id, contextDigest: context, rulesDigest: rules)
    let other = richAssessment(of: snapshot)
    try store.record(other, for: id, contextDigest: context, rulesDigest: rules)
    #expect(try store.counts().verdicts == 5)
    #expect(try store.latest(snapshot.source.id)?.listing?.assessment?.verdicts == other.verdicts)
  }

  @Test func verdictsThatDoNotFitAreRefused() throws {
    let snapshot = Examples.snapshot()
    let id = try #require(try store.record(.success(snapshot), at: 1).snapshotID)
    let sent = Examples.assessment(of: snapshot)
    let tooFew = ServerAssessment(verdicts: Array(sent.verdicts.dropLast()), findings: [])
    let turned = ServerAssessment(verdicts: sent.verdicts.reversed(), findings: [])
    for (assessment, id, rules) in [
      (tooFew, id, rules), (turned, id, rules), (sent, id, "sha256:other"), (sent, id + 1, rules),
    ] {
      let error = #expect(throws: CatalogueError.self) {
        try store.record(assessment, for: id, contextDigest: context, rulesDigest: rules)
      }
      #expect(error?.reason == .mismatch)
    }
    #expect(try store.counts().verdicts == 0)
  }
}
