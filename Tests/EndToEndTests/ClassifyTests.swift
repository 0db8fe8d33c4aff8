import Foundation
import JSONText
import TestSupport
import Testing

/// `classify`: one answer a row, in order.
struct ClassifyTests {
  private func classify(_ rows: [UInt8], _ words: [String] = []) throws -> [JSONValue] {
    let run = try Workplace().run(["classify", "-"] + words, input: rows)
    #expect(run.status == 0)
    #expect(run.errors == "")
    return try run.standardOutput.split(separator: 0x0A).map { try JSONDocument(Array($0)).root }
  }

  private func text(_ value: JSONValue?) -> String? { value.map { String(decoding: $0.sourceBytes, as: UTF8.self) } }

  @Test func rowsKeepTheirOrderAndIdentitiesOfAnyKind() throws {
    let ids = ["7", #""x""#, #"[1,{"a":null}]"#, "null", "1.50", #"{"k":true}"#, "12345678901234567890123", "false"]
    let rows = ids.map { #"{"id":\#($0),"name":"get_time"}"# }.joined(separator: "\n")
    let answers = try classify(Array(rows.utf8))
    #expect(answers.map { text($0["id"]) } == ids)
    #expect(answers.allSatisfy { $0["category"]?.string == "read" })
  }

  @Test func badRowsAreAnsweredAndTheStreamGoesOn() throws {
    let rows = """
      {"id":1,"name":"get_time"}\r
      broken
      [1]

      {"id":4,"title":"nameless"}
      {"id":5,"name":5}
      {"id":6,"name":"delete_everything"}
      """
    let answers = try classify(Array(rows.utf8))
    #expect(answers.map { text($0["id"]) } == ["1", "null", "null", "4", "5", "6"])
    #expect(answers.map { $0["error"] != nil } == [false, true, true, true, true, false])
    #expect(answers.last?["category"]?.string == "destructive")
  }

  @Test func aLongRowWithoutItsEndIsWhole() throws {
    let row = #"{"id":1,"name":"get_time","description":""# + String(repeating: "word ", count: 40_000) + #""}"#
    let answers = try classify(Array(row.utf8))
    #expect(answers.count == 1)
    #expect(answers.first?["category"]?.string == "read")
  }

  @Test func groupedRowsComeInTheOrderOfTheInput() throws {
    let rows = (0..<6).map { #"{"id":\#($0),"server":"\#($0 % 2 == 0 ? "a" : "b")","name":"get_\#($0)"}"# }
    let grouped = try classify(Array(rows.joined(separator: "\n").utf8), ["--group-by-server"])
    #expect(grouped.map { text($0["id"]) } == ["0", "1", "2", "3", "4", "5"])
    #expect(grouped.map { $0["server"]?.string } == ["a", "b", "a", "b", "a", "b"])
  }

  @Test func nothingInNothingOut() throws {
    #expect(try classify([]).isEmpty)
  }

  @Test(
    .enabled(
      if: SharedMaterial.has("labels/dev.jsonl"), Comment(rawValue: SharedMaterial.skipReason("labels/dev.jsonl"))))
  func realRowsAreAllAnswered() throws {
    let bytes = Array(try Data(contentsOf: SharedMaterial.url("labels/dev.jsonl")))
    let rows = try bytes.split(separator: 0x0A).prefix(1_000).map { try JSONDocument(Array($0)).root }
    let input = rows.map { Array($0.sourceBytes) }.joined(separator: [0x0A])
    let answers = try classify(Array(input))
    #expect(answers.count == rows.count)
    for (row, answer) in zip(rows, answers) {
      #expect(text(answer["id"]) == text(row["id"]) ?? "null")
      #expect(answer["name"]?.string == row["name"]?.string)
      #expect(answer["category"]?.string != nil)
    }
  }
}
