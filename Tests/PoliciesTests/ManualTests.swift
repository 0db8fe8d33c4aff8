import Foundation
import Policies
import RulePacks
import TestSupport
import Testing

/// The manual's tables are the data's, and the embedded packs are the files'.
@Suite(.serialized) struct ManualTests {
  private static let page = Paths.packageRoot
    .appendingPathComponent("Sources/plimsoll/Documentation.docc/Policies.md")

  @Test(arguments: ["packs", "targets"])
  func theTablesAreFresh(_ name: String) throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let tables =
      name == "packs" ? TreatmentTable.packs.map(PolicyTables.pack).joined(separator: "\n") : PolicyTables.targets()
    let opening = "<!-- \(name) -->\n"
    let start = try #require(text.range(of: opening)).upperBound
    let end = try #require(text.range(of: "<!-- end -->", range: start..<text.endIndex)).lowerBound
    let isFresh = text[start..<end] == tables
    #expect(isFresh, "run the test with GOLDEN=record")
    if !isFresh, ProcessInfo.processInfo.environment["GOLDEN"] == "record",
      ProcessInfo.processInfo.environment["CI"] == nil
    {
      try text.replacingCharacters(in: start..<end, with: tables)
        .write(to: Self.page, atomically: true, encoding: .utf8)
    }
  }

  @Test func theEmbeddedPacksAreFresh() throws {
    let json = try BuiltInPacks.names.map { name in
      let path = Paths.packageRoot.appendingPathComponent("rules/packs/\(name).yaml")
      return try RulePackReader.json(of: RuleFile(path: "packs/\(name).yaml", bytes: Array(try Data(contentsOf: path))))
    }
    let file = Paths.packageRoot.appendingPathComponent("Sources/Policies/Decision/BuiltInPacks+Generated.swift")
    let isFresh = Array(try Data(contentsOf: file)) == BuiltInPacks.source(json)
    #expect(isFresh, "run `\(BuiltInPacks.command)`")
  }

  @Test(arguments: [
    ("{}", "table", "there is no table"),
    (
      #"{"tabel": {}}"#, "tabel",
      "there is no such key: use one of `at-least`, `conditions`, `table`, `title`, `unlisted`, `unsure`"
    ),
    (#"{"unlisted": "allow", "table": {}}"#, "unlisted", "`allow` is not possible: nobody has judged such a tool"),
    (#"{"table": {"read": {"low": "alow"}}}"#, "table.financial", "the row is missing"),
    (
      #"{"at-least": [{"capability": "magic", "treatment": "ask"}], "table": {}}"#, "at-least.1",
      "there is no capability `magic`"
    ),
    (#"{"conditions": {"address": "private"}, "table": {}}"#, "conditions.address", "use `public` or `any`"),
    (#"{"unsure": {"below": "300"}, "table": {}}"#, "unsure.below", "a whole number from 0 to 101 is needed"),
  ])
  func aWrongPackIsRefused(_ json: String, _ place: String, _ message: String) {
    #expect { try PackDecoder.decode(Array(json.utf8), name: "own") } throws: { error in
      guard let problem = error as? PackProblem else { return false }
      return problem.place == place && problem.message == message
    }
  }
}
