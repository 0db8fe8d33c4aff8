import ConfigurationText
import Testing

@Suite struct TextTests {
  private func read(_ text: String, _ syntax: ConfigurationText.Syntax) throws -> String {
    Notation.of(try ConfigurationText.read(Array(text.utf8), syntax))
  }

  @Test(arguments: [
    ("", "nothing"), ("// x\n/* y */", "nothing"),
    ("{\"a\": [1, 2.50, true, null, \"x\",], // c\n}", "{a: [#1, #2.50, true, null, x]}"),
    (#"{"a": "//not", "b": "/*a*/"}"#, "{a: //not, b: /*a*/}"), (#"{"a": 1, "b": 2, "a": 3}"#, "{a: #3, b: #2}"),
  ])
  func jsonWithComments(text: String, expected: String) throws { #expect(try read(text, .json) == expected) }

  @Test(arguments: [
    ("", "nothing"), ("# x\n", "nothing"), ("a: 1\nb: [x, 'true', true, ~]\n", "{a: 1, b: [x, true, true, null]}"),
    ("- name: x\n  args:\n    - -y\n    - \"@a/b\"\n", "[{name: x, args: [-y, @a/b]}]"),
    ("base: &b {x: 1, y: 2}\nother:\n  <<: *b\n  y: 3\n", "{base: {x: 1, y: 2}, other: {y: 3, x: 1}}"),
    ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", "{a: one\ntwo\n, b: one two}"), ("---\na: no\n...\n", "{a: false}"),
  ])
  func yaml(text: String, expected: String) throws { #expect(try read(text, .yaml) == expected) }

  @Test(arguments: [
    ("{\n \"a\": }", ConfigurationText.Syntax.json, 2, 7), ("a: 1\nb: [", .yaml, 3, 1), ("a: 1\na: 2\n", .yaml, 1, 1),
    ("a: b: c", .yaml, 1, 5), ("? [x]\n: 1", .yaml, 1, 3),
  ])
  func brokenTextsTellWhere(text: String, syntax: ConfigurationText.Syntax, line: Int, column: Int) {
    #expect { try self.read(text, syntax) } throws: {
      let place = ($0 as? ConfigurationProblem)?.place
      return place?.line == line || place == TextPlace(line: line, column: column)
    }
  }

  @Test func whatWindowsProgramsPutBeforeText() throws {
    let text = #"{"é": "🚢"}"#
    let units = Array(text.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    for bytes in [little, big, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      #expect(Notation.of(try ConfigurationText.read(bytes, .json)) == "{é: 🚢}")
    }
    #expect(try ConfigurationText.read([0xFF, 0xFE], .json) == nil)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "- - [{a: "])
  func nestingIsBounded(unit: String) {
    #expect(throws: ConfigurationProblem.self) { try self.read(String(repeating: unit, count: 100_000), .yaml) }
    #expect(throws: ConfigurationProblem.self) {
      try self.read(String(repeating: "[\"]\",", count: 20_000) + String(repeating: "]", count: 20_000), .yaml)
    }
    #expect(throws: ConfigurationProblem.self) { try self.read(String(repeating: "[", count: 100_000), .json) }
  }

  @Test func aliasesDoNotMultiply() {
    var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1..<12 {
      bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
    }
    #expect(throws: ConfigurationProblem.self) { try self.read(bomb, .yaml) }
    #expect(throws: ConfigurationProblem.self) { try self.read(bomb + "? *a11\n: 1\n", .yaml) }
  }

  @Test func longTextsAreRefused() {
    for syntax in ConfigurationText.Syntax.allCases {
      #expect(throws: ConfigurationProblem.self) {
        try ConfigurationText.read(
          Array(repeating: 0x20, count: 2_000), syntax, limits: ConfigurationLimits(bytes: 1_000))
      }
    }
    #expect(throws: ConfigurationProblem.self) {
      try ConfigurationText.read(Array("[1,2,3,4]".utf8), .json, limits: ConfigurationLimits(values: 3))
    }
  }

  @Test(arguments: [
    ("{\"a\": 1}", ConfigurationText.Syntax.json), ("// x\n{}", .json), ("[1]", .json), ("[{\"a\": 1}]", .json),
    ("", .json),
    ("# x\n[mcp_servers.a]\ncommand = \"x\"", .toml), ("model = \"x\"\n", .toml), ("[[mcp_servers]]\n", .toml),
    ("a.b = 1", .toml),
    ("[a] # x", .toml), ("# x\nname: y\n", .yaml), ("- name: x", .yaml), ("---\na: 1", .yaml),
    ("url: https://x.example/?a=b", .yaml),
  ])
  func theSyntaxIsToldFromTheText(text: String, syntax: ConfigurationText.Syntax) {
    #expect(ConfigurationText.syntax(of: Array(text.utf8)) == syntax)
  }

  @Test func placesInJSONAndYAML() throws {
    let json = try #require(try ConfigurationText.read(Array("{\n  \"é\": {\"b\": 1}}".utf8), .json))
    #expect(json.members?.first?.place == TextPlace(line: 2, column: 3))
    #expect(json["é"]?.members?.first?.place == TextPlace(line: 2, column: 9))
    let yaml = try #require(try ConfigurationText.read(Array("a:\n  - name: x\n    b: 1\n".utf8), .yaml))
    #expect(yaml["a"]?.elements?.first?.members?.last?.place == TextPlace(line: 3, column: 5))
  }
}
