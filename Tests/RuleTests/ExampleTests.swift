import Classification
import RulePacks
import TestSupport
import Testing

/// Every rule hits its hits and misses its misses.
struct ExampleTests {
  private let pack: RulePack

  init() throws {
    let files = try RuleFolderFiles.all().map { RuleFile(path: $0.path, bytes: $0.bytes) }
    let (pack, problems) = RulePackReader.read(files: files)
    #expect(problems == [])
    self.pack = try #require(pack)
  }

  @Test func everyExampleHolds() {
    for failure in RuleExamples.failures(of: pack) { Issue.record("\(failure.ruleID): \(failure.message)") }
  }

  @Test func everyRuleHasBothKindsOfExamples() {
    #expect(pack.rules.count >= 60)
    for rule in pack.rules {
      #expect(rule.hits.count >= 2, "\(rule.id)")
      #expect(rule.misses.count >= 2, "\(rule.id)")
    }
  }
}
