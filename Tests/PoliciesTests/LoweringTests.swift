import JSONText
import Policies
import TestSupport
import Testing
import ToolModel

struct LoweringTests {
  static let provenance = PolicyProvenance(
    generatorVersion: "0.1.0", rulesDigest: "sha256:rules", toolListDigest: "sha256:list", pack: "recommended")

  static func decision(
    _ name: String, _ treatment: Treatment, limits: [CallLimit] = [], conditions: [ArgumentCondition] = [],
    category: ToolModel.Category = .read
  ) -> ToolDecision {
    ToolDecision(
      name: name, treatment: treatment, limits: limits, conditions: conditions, reason: "why", ruleIDs: [],
      category: category, risk: .low, definitionDigest: "pl1-sha256:0")
  }

  static func template(_ tools: [ToolDecision]) -> PolicyTemplate {
    PolicyTemplate(server: ServerID("pkg:pypi/harbour"), serverName: "harbour", tools: tools, unlisted: .ask)
  }

  static func text(_ template: PolicyTemplate, _ target: PolicyTarget) -> String {
    String(decoding: lower(template, to: target, provenance: provenance).bytes, as: UTF8.self)
  }

  @Test func aPlainReadIsOneEmptyObject() throws {
    let file = lower(
      Self.template([Self.decision("flux_get_tasks_batch", .allow)]), to: .policyLayerJSON, provenance: Self.provenance)
    let root = try JSONDocument(file.bytes).root
    #expect(
      String(decoding: CanonicalForm.bytes(of: root), as: UTF8.self)
        == #"{"default":"deny","tools":{"flux_get_tasks_batch":{}},"version":"1"}"#)
  }

  /// One tool of every kind that matters to some target.
  static let everyKind: [ToolDecision] = [
    Self.decision("list", .allow),
    Self.decision("add", .allow, limits: [CallLimit(count: 30, window: .hour)], category: .write),
    Self.decision(
      "run", .allow, limits: [CallLimit(count: 5, window: .minute), CallLimit(count: 90, window: .hour)]),
    Self.decision("daily", .allow, limits: [CallLimit(count: 5, window: .day)]),
    Self.decision("must", .allow, limits: [CallLimit(count: 5, window: .day, required: true)]),
    Self.decision("maybe", .ask), Self.decision("drop", .deny, category: .destructive), Self.decision("gone", .hide),
    Self.decision("berth.list", .allow, limits: [CallLimit(count: 3, window: .minute)]),
    Self.decision("berth.must", .allow, limits: [CallLimit(count: 3, window: .minute, required: true)]),
    Self.decision(
      "fetch", .allow, conditions: [ArgumentCondition(argument: "url", test: .publicWebAddress)]),
    Self.decision(
      "manage", .allow, conditions: [ArgumentCondition(argument: "action", test: .oneOf(["list", "get"]))]),
    Self.decision(
      "pay", .allow, conditions: [ArgumentCondition(argument: "amount", test: .atMost(500), mayBeAbsent: true)]),
  ]

  @Test(arguments: PolicyTarget.allCases)
  func everyTreatmentAndLimit(_ target: PolicyTarget) {
    let file = lower(Self.template(Self.everyKind), to: target, provenance: Self.provenance)
    expectGolden(file.bytes, named: target.fileName)
    for companion in file.companions where !companion.fileName.hasSuffix(".plimsoll.json") {
      expectGolden(companion.bytes, named: companion.fileName)
    }
    let losses = file.losses.map { "\($0.tool ?? "-"): \($0.message)\n" }.joined()
    expectGolden(losses, named: "\(target.rawValue).losses.txt")
  }

  @Test(arguments: PolicyTarget.onPages)
  func namesThatTheFormatCannotSayAreLeftOut(_ target: PolicyTarget) {
    let names = ["*", "", " padded", "padded\n", "bad\u{FFFD}", "nul\u{0}x"]
    let file = lower(Self.template(names.map { Self.decision($0, .allow) }), to: target, provenance: Self.provenance)
    #expect(file.losses.count == names.count + 1)
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(target == .interceptYAML ? text.hasSuffix("tools: {}\n") : text.contains("\"tools\": {}"))
  }

  @Test func onlyKeepsOneToolWithItsDuplicates() {
    let template = Self.template([Self.decision("a", .allow), Self.decision("b", .deny), Self.decision("a", .deny)])
    #expect(template.only("a").tools.map(\.treatment) == [.allow, .deny])
    let text = Self.text(template.only("a"), .policyLayerJSON)
    #expect(text.contains("deny_if"))
    #expect(!text.contains("\"b\""))
  }

  @Test func countersOfHostileNamesAreDistinct() throws {
    let limit = [CallLimit(count: 1, window: .minute)]
    let names = ["a/b", "a b", "\u{202E}x", "tool", "Tool"]
    let file = lower(
      Self.template(names.map { Self.decision($0, .allow, limits: limit) }), to: .policyLayerJSON,
      provenance: Self.provenance)
    let tools = try #require(JSONDocument(file.bytes).root["tools"])
    let counters = tools.members.flatMap { $0.value["limits"].map { Array($0.elements) } ?? [] }
      .compactMap { $0["counter"]?.string?.lowercased() }
    #expect(counters.count == names.count)
    #expect(Set(counters).count == names.count)
  }
}
