import Foundation
import RulePacks
import TestSupport
import Testing

/// The embedded pack is the rule folder.
struct FreshnessTests {
  private func files() throws -> [RuleFile] {
    try RuleFolderFiles.all().map { RuleFile(path: $0.path, bytes: $0.bytes) }
  }

  @Test func theEmbeddedPackIsFresh() throws {
    let expected = BuiltInRulesSource.text(embedded: try RulePackReader.embeddedForm(of: files()))
    let file = Paths.packageRoot.appendingPathComponent("Sources/RulePacks/BuiltInRules+Generated.swift")
    let isFresh = Array(try Data(contentsOf: file)) == expected
    #expect(isFresh, "run `\(BuiltInRulesSource.command)`")
  }

  @Test func filesAndBinaryHaveTheSameDigest() throws {
    let pack = try #require(RulePackReader.read(files: files()).pack)
    let builtIn = RulePack.builtIn()
    #expect(pack.digest == builtIn.digest)
    #expect(pack.rules.map(\.id) == builtIn.rules.map(\.id))
    #expect(pack.vocabularies.map(\.id) == builtIn.vocabularies.map(\.id))
  }
}
