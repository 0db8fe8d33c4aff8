import RulePacks
import Testing

/// Rule files are read strictly: what is unknown, missing or doubled is a problem with its line.
struct RulePackReaderTests {
  private static let vocabulary = RuleFile(
    path: "vocabulary/sink.yaml", bytes: Array("title: Verbs that sink\nverbs: [sink, scuttle]\n".utf8))

  private static let rule = """
    title: Sinks a ship
    why: The name says so.
    state: test
    kind: category
    category: destructive
    strength: strong
    confidence: 90
    match:
      act: {verb: $sink, in: name}
    hits:
    - {name: sink_ship}
    - {name: ship_sink}
    misses:
    - {name: list_sunken_ships}
    - {name: paint_ship}

    """

  private func problems(_ text: String) -> [RuleProblem] {
    RulePackReader.read(files: [Self.vocabulary, RuleFile(path: "category/sinks.yaml", bytes: Array(text.utf8))])
      .problems
  }

  private func changed(_ old: String, _ new: String) -> [RuleProblem] {
    let parts = Self.rule.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    return problems(parts.joined(separator: new))
  }

  @Test func aGoodRuleIsRead() throws {
    let files = [
      RuleFile(path: "category/sinks.yaml", bytes: Array(Self.rule.utf8)), Self.vocabulary,
      RuleFile(path: "README.md", bytes: Array("not a rule".utf8)),
    ]
    let (pack, problems) = RulePackReader.read(files: files)
    #expect(problems == [])
    let rule = try #require(pack?.rules.first)
    #expect(rule.id == "sinks")
    #expect(rule.title == "Sinks a ship")
    #expect(rule.confidencePercent == 90)
    #expect(
      rule.hits.map { String(decoding: $0.row, as: UTF8.self) } == [
        #"{"name":"sink_ship"}"#, #"{"name":"ship_sink"}"#,
      ])
    #expect(rule.misses.map(\.line) == [14, 15])
    #expect(pack?.digest.count == 64)
    let spellings = try #require(pack?.vocabularies.first).entries.map(\.text)
    #expect(
      spellings == [
        "sink", "sinks", "sinking", "sinked", "scuttle", "scuttles", "scuttling", "scuttled",
      ])
  }

  @Test func commentsAndExamplesDoNotChangeTheDigest() {
    func digest(_ text: String) -> String? {
      RulePackReader.read(files: [Self.vocabulary, RuleFile(path: "sinks.yaml", bytes: Array(text.utf8))]).pack?.digest
    }
    let changed = "# why not\n" + Self.rule + "- {name: float_ship}\n"
    #expect(digest(Self.rule) == digest(changed))
    #expect(digest(Self.rule) != digest(Self.rule.replacing("confidence: 90", with: "confidence: 91")))
  }

  @Test func anUnknownKeyIsAProblem() {
    #expect(changed("state: test", "state: test\nstrenght: weak").first?.line == 4)
    #expect(
      changed("state: test", "state: test\nstrenght: weak").first?.message.hasPrefix("unknown key `strenght`") == true)
  }

  @Test func unknownWordsAreProblems() {
    #expect(
      changed("category: destructive", "category: fatal").first?.message == """
        `fatal` is no `category`; use one of `financial`, `destructive`, `execute`, `write`, `read`
        """)
    #expect(changed("$sink", "$swim").map(\.message) == ["there is no vocabulary `swim` in `vocabulary/`"])
    #expect(changed("in: name", "in: nmae").count == 2)
    #expect(changed("act:", "acts:").count == 1)
  }

  @Test func whatIsMissingIsAProblem() {
    #expect(changed("why: The name says so.\n", "").map(\.message) == ["a rule lacks `why`"])
    #expect(changed("- {name: paint_ship}\n", "").map(\.message) == ["a rule needs at least two `misses`"])
    #expect(
      changed("confidence: 90", "confidence: 101").map(\.message) == [
        "`confidence` must be a whole number from 0 to 100"
      ])
  }

  @Test func whatIsNotYAMLIsAProblem() {
    #expect(problems("title: [").first?.message.hasPrefix("the file is not YAML") == true)
    #expect(problems("title: a\ntitle: b\n").first?.message == "the key `title` stands there twice")
    #expect(problems("").first?.message == "the file is empty")
    let broken = RuleFile(path: "sinks.yaml", bytes: [0x74, 0xFF])
    #expect(RulePackReader.read(files: [broken]).problems.map(\.message) == ["the file is not UTF-8"])
  }

  @Test func twoFilesOfOneNameAreAProblem() {
    let files = ["a/sinks.yaml", "b/sinks.yaml"].map { RuleFile(path: $0, bytes: Array(Self.rule.utf8)) }
    let problems = RulePackReader.read(files: files + [Self.vocabulary]).problems
    #expect(problems.map(\.message) == ["another file has the same name"])
  }
}
