import Policies
import TestSupport
import Testing
import ToolModel

/// Every file of every name must be valid, and allow no more than the record.
struct HostileNameTests {
  static let fragments = [
    "yes", "no", "on", "null", "~", "12:30", "2024-01-01", "0x1F", "1e3", "a.b", "\"", "'", "\\", ": ", " #", "- ", "{",
    "}",
    "[", "]", "&a", "*a", "!t", "|", ">", "%", "@", "`", "\n", "\r", "\t", "\u{0}", "\u{1B}[31m", "\u{7F}", "\u{85}",
    "\u{A0}",
    "\u{200B}", "\u{202E}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{E000}", "\u{E0041}", "\u{1F600}", "港", "e\u{301}",
    "</script>", "Delete", "delete", "_global", "*", "?", "__", "/", ",", "(", ")", "${x}", "__proto__", "constructor",
    "default", "mcp_", "a b",
    "user", "always_allow", String(repeating: "n", count: 60),
  ]

  static func names(count: Int) -> [String] {
    var generator = SeededGenerator(seed: 7)
    return fragments
      + (0..<count).map { _ in
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          fragments[Int.random(in: 0..<fragments.count, using: &generator)]
        }
        .joined()
      } + [String(repeating: "x", count: 5_000), String(repeating: "\u{202E}", count: 400)]
  }

  static let template: PolicyTemplate = {
    var generator = SeededGenerator(seed: 11)
    let limits: [[CallLimit]] = [
      [], [CallLimit(count: 3, window: .minute)], [CallLimit(count: 9, window: .day, required: true)],
      [CallLimit(count: 3, window: .hour), CallLimit(count: 2, window: .minute, required: true)],
    ]
    let conditions: [[ArgumentCondition]] = [
      [], [], [], [ArgumentCondition(argument: "url", test: .publicWebAddress, mayBeAbsent: true)],
      [
        ArgumentCondition(argument: "action", test: .oneOf(["list", "yes", "\u{202E}\"'\n"])),
        ArgumentCondition(argument: "amount", test: .atMost(500), mayBeAbsent: true),
      ], [ArgumentCondition(argument: "a.b\"]", test: .oneOf(["x"]))],
      [ArgumentCondition(argument: "sql", test: .readingQuery)],
      [ArgumentCondition(argument: "path", test: .pathBelow, mayBeAbsent: true)],
    ]
    return LoweringTests.template(
      names(count: 3_000).map { name in
        LoweringTests.decision(
          name, Treatment.allCases[Int.random(in: 0..<4, using: &generator)],
          limits: limits[Int.random(in: 0..<limits.count, using: &generator)],
          conditions: conditions[Int.random(in: 0..<conditions.count, using: &generator)])
      })
  }()

  /// What the record allows, by name bytes: only where no tool of the name is treated otherwise.
  private static var allowedByRecord: Set<[UInt8]> {
    var refused: Set<[UInt8]> = []
    for tool in template.tools where tool.treatment != .allow { refused.insert(Array(tool.name.utf8)) }
    return Set(template.tools.map { Array($0.name.utf8) }).subtracting(refused)
  }

  @Test func jsonIsValidAndAllowsNoMore() {
    let file = lower(Self.template, to: .policyLayerJSON, provenance: LoweringTests.provenance)
    let validator = PolicyLayerValidator(file.bytes)
    #expect(validator.errors == [])
    #expect(!validator.allowed.isEmpty)
    #expect(validator.allowed.subtracting(Self.allowedByRecord) == [])
  }

  @Test func yamlIsValidAndAllowsNoMore() {
    let text = LoweringTests.text(Self.template, .interceptYAML)
    let validator = InterceptValidator(text)
    #expect(validator.errors == [])
    #expect(!validator.allowed.isEmpty)
    #expect(validator.allowed.subtracting(Self.allowedByRecord) == [])
  }

  @Test func aSingleToolIsAsSafeAsTheWholeServer() {
    for tool in Self.template.tools.prefix(300) {
      let own = Self.template.only(tool.name)
      let json = PolicyLayerValidator(lower(own, to: .policyLayerJSON, provenance: LoweringTests.provenance).bytes)
      let yaml = InterceptValidator(LoweringTests.text(own, .interceptYAML))
      #expect(json.errors == [])
      #expect(yaml.errors == [])
      #expect(json.allowed.isSubset(of: Self.allowedByRecord))
      #expect(yaml.allowed.isSubset(of: Self.allowedByRecord))
    }
  }

  @Test func nothingOfANameReachesACommentUnescaped() {
    let text = LoweringTests.text(Self.template, .interceptYAML)
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || (scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F ~= scalar.value) && scalar != "\u{202E}")
    }
    #expect(isPlain)
  }
}
