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

  @Test func theManualIsFresh() throws {
    let root = Paths.packageRoot.appendingPathComponent("Sources/plimsoll/Documentation.docc")
    let pages = try RuleManual.pages(of: files())
    for page in pages {
      let isFresh = Array(try Data(contentsOf: root.appendingPathComponent(page.path))) == page.bytes
      #expect(isFresh, "\(page.path): run `\(BuiltInRulesSource.command)`")
    }
    let present = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Rules").path)
    #expect(Set(present.map { "Rules/" + $0 }) == Set(pages.map(\.path).filter { $0.hasPrefix("Rules/") }))
  }

  @Test func filesAndBinaryHaveTheSameDigest() throws {
    let pack = try #require(RulePackReader.read(files: files()).pack)
    let builtIn = RulePack.builtIn()
    #expect(pack.digest == builtIn.digest)
    #expect(pack.rules.map(\.id) == builtIn.rules.map(\.id))
    #expect(pack.vocabularies.map(\.id) == builtIn.vocabularies.map(\.id))
  }
}
