import Foundation
import JSONText
import TestSupport
import Testing

/// `plimsoll.yaml`: what it may say, and what it may not.
struct ProjectFileTests {
  private func place(_ text: String, list: String = ExampleLists.workshop) throws -> Workplace {
    let place = try Workplace()
    try place.folder.write(list, to: "workshop.json")
    try place.folder.write(text, to: "plimsoll.yaml")
    return place
  }

  @Test func targetsAndThresholdsComeFromTheFile() throws {
    let place = try place("version: 1\ntargets: [workshop.json]\nfail-on: high\n")
    #expect(try place.run("audit").status == 1)
    #expect(try place.run("audit", "--fail-on", "none").status == 0)
    #expect(try place.run("audit", "workshop.json", "--no-config").status == 0)
    #expect(try place.run("audit", "workshop.json").status == 1)
  }

  @Test func theFileIsFoundUpwardUpToTheRepository() throws {
    let place = try place("targets: workshop.json\nfail-on: high\n")
    try place.folder.write("", to: "a/b/empty")
    let below = try ProgramRun.of(
      Paths.plimsoll, ["audit"], environment: place.environment, folder: place.folder.url.appendingPathComponent("a/b"))
    #expect(below.status == 1)
    try place.folder.write("", to: "a/.git/HEAD")
    let other = try ProgramRun.of(
      Paths.plimsoll, ["audit"], environment: place.environment, folder: place.folder.url.appendingPathComponent("a/b"))
    #expect(other.status == 2)
  }

  @Test func acceptedFindingsAreLeftOutAndCounted() throws {
    let place = try place("targets: [workshop.json]\n", list: ExampleLists.hostile)
    let before = try place.run("audit", "--format", "json")
    #expect(before.status == 1)
    let findings = try JSONDocument(before.standardOutput).root["servers"]?.elements.map { $0 }.first?["findings"]
    let ids = Set(findings?.elements.compactMap { $0["id"]?.string } ?? [])
    #expect(!ids.isEmpty)
    let ignores = ids.sorted().map {
      "  - {finding: \($0), server: workshop, reason: reviewed, expires: 2030-01-01}\n"
    }
    try place.folder.write("targets: [workshop.json]\nignore:\n" + ignores.joined(), to: "plimsoll.yaml")
    let after = try place.run("audit", "--format", "json")
    #expect(after.status == 0)
    let root = try JSONDocument(after.standardOutput).root
    #expect(root["servers"]?.elements.map { $0 }.first?["findings"]?.count == 0)
    let count = findings?.count ?? 0
    #expect(root["summary"]?["suppressed"]?.integer == count)
    #expect(after.errors == "suppressed by plimsoll.yaml: \(count) \(count == 1 ? "finding" : "findings")\n")
    #expect(try reportErrors(after.standardOutput) == [])
    let table = try place.run("audit")
    #expect(table.output.contains("Suppressed by plimsoll.yaml: "))
  }

  @Test func expiredAndVainIgnoresAreTold() throws {
    let place = try place(
      """
      targets: [workshop.json]
      ignore:
        - finding: nothing-of-this-name
          server: workshop
          reason: never there
        - finding: nothing-of-this-name
          server: workshop
          reason: over
          expires: 2020-01-01
        - finding: nothing-of-this-name
          server: elsewhere
          reason: not scanned here
      """)
    let run = try place.run("audit")
    #expect(run.status == 0)
    #expect(
      run.errors == """
        warning: an ignore matches nothing: `nothing-of-this-name` of `workshop` (line 3)
        warning: an ignore is expired and does not count: `nothing-of-this-name` of `workshop` (line 6)

        """)
  }

  @Test func anAcceptedRiskDoesNotFail() throws {
    let place = try place("targets: [workshop.json]\nfail-on: high\n")
    #expect(try place.run("audit").status == 1)
    try place.folder.write(
      """
      targets: [workshop.json]
      fail-on: high
      ignore:
        - {risk: accepted, server: workshop, tool: delete_job, reason: has a second check}
        - {risk: accepted, server: workshop, tool: "run_*", reason: bench only}
      """, to: "plimsoll.yaml")
    #expect(try place.run("audit").status == 0)
  }

  @Test(arguments: [
    ("allow-exec: all", "a project file cannot set `allow-exec`"),
    ("sandbox: none", "a project file cannot set `sandbox`"),
    ("rules: {off: [x]}", "a project file cannot set `rules`"),
    ("fail-onn: high", "it has no setting `fail-onn`: did you mean `fail-on`?"),
    ("fail-on: extreme", "`fail-on` is none of low, medium, high, critical, none"),
    ("version: 2", "its version is not `1`"),
    ("- a", "it is no map of settings"),
    ("ignore: [{finding: x, reason: y}]", "an ignore needs `server`"),
    ("ignore: [{finding: x, server: y}]", "an ignore needs a `reason`"),
    ("ignore: [{server: y, reason: z}]", "an ignore needs either `finding: ID` or `risk: accepted`"),
    ("ignore: [{finding: x, server: y, reason: z, expires: soon}]", "`expires` is no day"),
    ("ignore: [{finding: x, server: y, reason: z, until: 1}]", "an ignore has no member `until`"),
    ("a: [", "cannot be read"),
  ])
  func whatCannotBeUsedEndsTheRun(text: String, sentence: String) throws {
    let place = try place(text)
    let run = try place.run("audit", "workshop.json")
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }

  @Test func everyValueHasItsOrigin() throws {
    let place = try place(
      """
      fail-on: critical
      require: [tickets]
      ignore:
        - {finding: a, server: b, reason: c}
      """)
    expectGolden(try place.run("config", "show").output, named: "config/show.txt")
    let json = try JSONDocument(place.run("config", "show", "--format", "json").standardOutput).root
    #expect(json.elements.contains { $0["name"]?.string == "fail-on" && $0["origin"]?.string == "plimsoll.yaml" })
    #expect(try place.run("config", "show", "--no-config").output.contains("none  (default)"))
  }

  @Test func aRequiredServerOfTheFileIsMissed() throws {
    let place = try place("targets: [workshop.json]\nrequire: [harbour]\n")
    #expect(try place.run("audit").status == 3)
  }

  @Test func theBaselineOfTheFileCounts() throws {
    let place = try place("targets: [workshop.json]\nfail-on: high\nbaseline: known.json\n")
    #expect(try place.run("audit").status == 2)
    #expect(try place.run("lock", "workshop.json", "-o", "known.json").status == 0)
    #expect(try place.run("audit").status == 0)
  }
}
