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
