import Classification
import RulePacks
import TestSupport
import Testing

/// The examples of the rules test the rules: whichever operator is dropped or negated, a hit or a miss notices.
struct MutationTests {
  @Test func everyOperatorIsTestedByAnExample() throws {
    let files = try RuleFolderFiles.all().map { RuleFile(path: $0.path, bytes: $0.bytes) }
    let pack = try #require(RulePackReader.read(files: files).pack)
    let (survivors, count) = MutationCheck(pack).run()
    print("\(count) variants of the rules, \(survivors.count) unnoticed")
    #expect(count >= 1_000)
    let findings = Set(pack.rules.filter { if case .finding = $0.effect { true } else { false } }.map(\.id))
    // Findings have no gaps; of the other rules the recorded number only falls.
    #expect(survivors.filter { findings.contains($0.ruleID) }.map { "\($0.ruleID): \($0.what)" } == [])
    #expect(survivors.count <= Self.recordedGaps)
  }

  private static let recordedGaps = 610

  /// An operator that no example notices is told.
  @Test func gapsAreTold() throws {
    let rule = """
      title: t
      why: w
      state: test
      kind: finding
      severity: low
      remedy: r
      match:
        all:
        - words: [anchor]
          in: name
        - not: {words: [rope], in: name}
      hits: [{name: anchor}, {name: small_anchor}]
      misses: [{name: rope}, {name: sail}]
      """
    let file = RuleFile(path: "finding/quay.yaml", bytes: Array(rule.utf8))
    let pack = try #require(RulePackReader.read(files: [file]).pack)
    #expect(
      MutationCheck(pack).run().survivors.map(\.what) == ["dropped match.all[1]"])
  }
}
