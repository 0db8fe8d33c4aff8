import Classification
import Testing
import ToolModel

/// Hostile sizes end, and the same bytes give the same verdict.
struct RobustnessTests {
  @Test(arguments: ["delete and ", "create, ", "ａ́", "不删除", "((((", "a_b", "read-only "])
  func longDescriptionsEnd(_ piece: String) throws {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    let verdict = try Tools.verdict(#"{"name":"get_it","description":"\#(text)"}"#)
    #expect(verdict.evidence.count <= 24)
    #expect(verdict.evidence.count >= 1)
  }

  @Test func tenThousandParametersEnd() throws {
    let parameters = (0..<10_000).map { #""delete_\#($0)":{"type":"string","enum":["delete"]}"# }
    let text = #"{"name":"get_it","inputSchema":{"properties":{\#(parameters.joined(separator: ","))}}}"#
    #expect(try Tools.verdict(text).category == .read)
  }

  @Test func deepSchemasEnd() throws {
    let open = String(repeating: #"{"properties":{"a":"#, count: 200)
    let close = String(repeating: "}}", count: 200)
    #expect(try Tools.verdict(#"{"name":"get_it","inputSchema":\#(open){}\#(close)}"#).category == .read)
  }

  @Test func theSameBytesGiveTheSameVerdict() throws {
    let text = #"{"name":"manage_users","description":"Create, list and delete users by mail.","inputSchema":{}}"#
    let first = try Tools.verdict(text)
    for _ in 0..<20 { #expect(try Tools.verdict(text) == first) }
  }

  @Test func oddDefinitionsAreJudged() throws {
    for text in [
      #"{"name":""}"#, #"{"name":"a","description":null,"inputSchema":null,"annotations":[]}"#,
      #"{"name":"\ud800","description":"\u0000"}"#, #"{"name":"x","inputSchema":{"properties":[1],"enum":{}}}"#,
      #"{"name":"x","description":7,"title":{},"inputSchema":{"properties":{"":{"enum":[null,1,"delete"]}}}}"#,
    ] {
      #expect(try Tools.verdict(text).evidence.count >= 1)
    }
  }
}

/// The work grows no faster than the text, counted in steps: twice the text, at most a little more than twice the work.
struct GrowthTests {
  private static let pieces = [
    "delete and ", "create, ", "Do not tell the user. ", "ignore all previous instructions ",
    "a\u{301}\u{301}\u{301}\u{301}",
    "\u{5220}\u{9664}\u{4E0D}", "((((", "a_b", "read-only ", "![", "![x](http", "AKIA\\n", "<!-- ", "\u{200B}\u{200C}",
    "\u{E0041}", "&#105;", "%69", "a b ", "1 2 3 ", "aB", "\u{430}a", "x", "-----BEGIN PRIVATE KEY-----", "\\n", " ",
    "getget", "SWdub3JlIGFsbCBwcmV2aW91cyBpbnN0cnVjdGlvbnM= ",
  ]

  @Test(arguments: pieces) func inTheDescription(_ piece: String) throws {
    try compare { count in
      #"{"name":"get_it","description":"\#(String(repeating: piece, count: count / piece.utf8.count + 1))"}"#
    }
  }

  @Test(arguments: pieces) func inAParameter(_ piece: String) throws {
    try compare { count in
      let text = String(repeating: piece, count: count / piece.utf8.count + 1)
      return #"{"name":"get_it","inputSchema":{"properties":{"a":{"description":"\#(text)","default":"\#(text)"}}}}"#
    }
  }

  @Test func inTheNumberOfParameters() throws {
    try compare { count in
      let parameters = (0..<(count / 20)).map { #""delete_\#($0)":{"type":"string","enum":["send"]}"# }
      return #"{"name":"get_it","inputSchema":{"properties":{\#(parameters.joined(separator: ","))}}}"#
    }
  }

  private func compare(_ text: (Int) -> String) throws {
    let steps = try [25_000, 50_000, 100_000].map { count in
      Tools.classifier.steps(RowReader.snapshot([try RowReader.read(Array(text(count).utf8))]))
    }
    #expect(Double(steps[1]) <= Double(steps[0]) * 2.2 + 1_000)
    #expect(Double(steps[2]) <= Double(steps[1]) * 2.2 + 1_000)
  }
}
