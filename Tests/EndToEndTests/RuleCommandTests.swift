import Foundation
import TestSupport
import Testing

/// `explain --list` and `rules`.
struct RuleCommandTests {
  @Test func theTraceIsAsRecorded() throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    let run = try place.run("explain", "--list", "workshop.json", "delete_job")
    #expect(run.status == 0)
    #expect(run.errors == "")
    let neutral = run.output.replacing(/Rule pack [0-9a-f]{64}/, with: "Rule pack DIGEST")
    expectGolden(neutral, named: "explain/delete-job.txt")
    #expect(place.files == ["folder/workshop.json"])
  }

  @Test func anUnknownToolIsWrongUsage() throws {
    let run = try Workplace().run("explain", "--list", "-", "delete", input: ExampleLists.workshop)
    #expect(run.status == 2)
    #expect(run.errors == "error: `stdin` has no tool `delete`: did you mean `delete_job`?\n")
    let lost = try Workplace().run("explain", "--list", "-", "zzz", input: ExampleLists.workshop)
    #expect(lost.status == 2)
    #expect(lost.errors == "error: `stdin` has no tool `zzz`\n")
  }

  @Test func everyListedRuleIsExplained() throws {
    let place = try Workplace()
    let list = try place.run("rules", "list")
    #expect(list.status == 0)
    let rows = list.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.count > 20)
    #expect(rows.allSatisfy { $0.count == 4 })
    let id = String(rows[0][0])
    let explained = try place.run("rules", "explain", id)
    #expect(explained.status == 0)
    #expect(explained.output.hasPrefix("\(id): \(rows[0][3])\n"))
  }

  @Test func ourOwnRulesHold() throws {
    let run = try Workplace().run("rules", "check", Paths.packageRoot.appendingPathComponent("rules").path)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains(/^\d+ rules, \d+ vocabularies: all hits and misses hold\n$/))
  }

  @Test func aBrokenRuleFileIsToldWithItsPlace() throws {
    let place = try Workplace()
    try place.folder.write("rules:\n  - id: [unclosed\n", to: "mine/broken.yaml")
    let run = try place.run("rules", "check", "mine")
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(/^mine\/broken\.yaml:\d+: [^\n]+\n/), "\(run.errors)")
  }
}
