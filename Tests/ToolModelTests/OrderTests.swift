import Testing
import ToolModel

struct OrderTests {
  @Test func categoriesAreOrderedByConsequence() {
    #expect(Category.allCases.map(\.rawValue) == ["financial", "destructive", "execute", "write", "read"])
    #expect(Category.allCases.sorted() == [.read, .write, .execute, .destructive, .financial])
    #expect(Category.allCases.map(\.baseRisk) == [.critical, .critical, .high, .medium, .low])
  }

  @Test(arguments: [(-9, RiskLevel.low), (0, .low), (1, .medium), (2, .high), (3, .critical), (9, .critical)])
  func risksAreClamped(step: Int, level: RiskLevel) {
    #expect(RiskLevel(clampedStep: step) == level)
  }

  @Test func risksAndSeveritiesAreOrdered() {
    #expect(RiskLevel.allCases.shuffled().sorted() == [.low, .medium, .high, .critical])
    #expect(RiskLevel.allCases.map(\.step) == [0, 1, 2, 3])
    #expect(Severity.allCases.shuffled().sorted() == [.info, .low, .medium, .high, .critical])
  }

  @Test func serversAreOrderedByTheirBytes() {
    let ids = ["pkg:pypi/b", "pkg:npm/z", "https://a", "pkg:pypi/B", "pkg:pypi/é"].map { ServerID($0) }
    #expect(ids.sorted().map(\.text) == ["https://a", "pkg:npm/z", "pkg:pypi/B", "pkg:pypi/b", "pkg:pypi/é"])
  }

  @Test func toolsAreOrderedByServerNameAndOrdinal() {
    func key(_ server: String, _ name: String, _ ordinal: Int) -> ToolKey {
      ToolKey(server: ServerID(server), name: name, ordinal: ordinal)
    }
    let sorted = [key("a", "x", 0), key("a", "x", 1), key("a", "y", 0), key("b", "a", 0)]
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test func aVerdictHoldsSortedCapabilitiesAndABoundedConfidence() {
    let evidence = Evidence(ruleID: "r", scope: .tool, pointer: "/name", words: "w", range: 0..<1, sourceOffset: 8)
    func verdict(_ confidence: Int) -> Verdict {
      Verdict(
        key: ToolKey(server: ServerID("a"), name: "x", ordinal: 0), category: .read, risk: .low,
        capabilities: [.simulated, .bulk, .simulated, .secrets], confidencePercent: confidence, deciding: evidence,
        riskSteps: [], definitionDigest: "d", contextDigest: "c", rulesDigest: "r")
    }
    #expect(verdict(50).capabilities == [.bulk, .secrets, .simulated])
    #expect([-1, 0, 100, 101].map { verdict($0).confidencePercent } == [0, 0, 100, 100])
    #expect(verdict(50).evidence == [evidence])
  }

  @Test func aSecretIsNeverShown() {
    #expect(ConfiguredText.secret(SecretReference(index: 3)).redacted == "«redacted»")
    #expect(ConfiguredText.literal("--stdio").redacted == "--stdio")
  }
}
