import Classification
import JSONText
import RulePacks
import TestSupport
import Testing

/// Every rule hits its hits and misses its misses.
struct ExampleTests {
  private let pack: RulePack
  private let classifier: Classifier

  init() throws {
    let files = try RuleFolderFiles.all().map { RuleFile(path: $0.path, bytes: $0.bytes) }
    let (pack, problems) = RulePackReader.read(files: files)
    #expect(problems == [])
    self.pack = try #require(pack)
    self.classifier = Classifier(self.pack)
  }

  @Test func everyRuleHitsItsHits() {
    for rule in pack.rules {
      for example in rule.hits {
        #expect(fires(rule, example), "\(rule.id) should hit the example in line \(example.line)")
      }
    }
  }

  @Test func everyRuleMissesItsMisses() {
    for rule in pack.rules {
      for example in rule.misses {
        #expect(!fires(rule, example), "\(rule.id) should miss the example in line \(example.line)")
      }
    }
  }

  @Test func everyRuleHasBothKindsOfExamples() {
    #expect(pack.rules.count >= 60)
    for rule in pack.rules {
      #expect(rule.hits.count >= 2, "\(rule.id)")
      #expect(rule.misses.count >= 2, "\(rule.id)")
    }
  }

  private func fires(_ rule: Rule, _ example: RuleExample) -> Bool {
    guard let rows = try? Self.rows(example), !rows.isEmpty else {
      Issue.record("\(rule.id): the example in line \(example.line) is no tool")
      return false
    }
    let snapshot = RowReader.snapshot(rows)
    return rows.indices.contains { index in
      classifier.explain(snapshot, toolIndex: index)?.rules.contains { $0.id == rule.id } ?? false
    }
  }

  /// A tool, or the list of a server's tools.
  private static func rows(_ example: RuleExample) throws -> [RowReader.Row] {
    let root = try JSONDocument(example.row).root
    guard root.kind == .array else { return [try RowReader.read(example.row)] }
    return try root.elements.map { try RowReader.read(Array($0.sourceBytes)) }
  }
}
