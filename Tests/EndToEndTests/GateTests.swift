import TestSupport
import Testing

/// What makes an audit fail, and what does not.
struct GateTests {
  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    return place
  }

  @Test func whatTheBaselineKnowsDoesNotCount() throws {
    let place = try place()
    #expect(try place.run("lock", "workshop.json").status == 0)
    let words = ["audit", "workshop.json", "--fail-on", "high", "--fail-on-new"]
    let known = try place.run(words)
    #expect(known.status == 0)
    #expect(known.errors == "known from the baseline and not counted: 2\n")
    try place.folder.write(
      ExampleLists.workshop.replacing(
        #"{"tools": ["#, with: #"{"tools": [{"name":"wipe_all","description":"Wipes all jobs for good."},"#),
      to: "workshop.json")
    #expect(try place.run(words).status == 1)
  }

  @Test func anEarlierReportIsABaselineToo() throws {
    let place = try place()
    #expect(try place.run("audit", "workshop.json", "--format", "json=report.json").status == 0)
    let words = ["audit", "workshop.json", "--fail-on", "high", "--fail-on-new", "--baseline"]
    #expect(try place.run(words + ["report.json"]).status == 0)
    #expect(try place.run("audit", "-", "--format", "json=clock.json", input: ExampleLists.clock).status == 0)
    #expect(try place.run(words + ["clock.json"]).status == 1)
    #expect(try place.run(words + ["workshop.json"]).status == 2)
    #expect(try place.run(words + ["nothing.json"]).status == 2)
  }

  @Test func aToolThatGotWorseIsNew() throws {
    let place = try place()
    #expect(try place.run("lock", "workshop.json").status == 0)
    try place.folder.write(
      ExampleLists.workshop.replacing("Lists the jobs of the workshop.", with: "Deletes all jobs for good.")
        .replacing("list_jobs", with: "delete_job"), to: "workshop.json")
    try place.folder.write(
      ExampleLists.workshop.replacing(
        "\"description\": \"Lists the jobs of the workshop.\"", with: "\"description\": \"Runs any shell command.\""
      )
      .replacing("\"day\"", with: "\"command\""), to: "workshop.json")
    #expect(try place.run("audit", "workshop.json", "--fail-on", "high", "--fail-on-new").status == 1)
  }

  @Test func aRequiredServerHasToBeListed() throws {
    let place = try place()
    #expect(try place.run("audit", "workshop.json", "--require", "workshop").status == 0)
    let run = try place.run("audit", "workshop.json", "--require", "harbour")
    #expect(run.status == 3)
    #expect(run.errors == "required and not listed: `harbour`\n")
  }

  @Test func exitZeroStillTellsWhatWasNotSeen() throws {
    let place = try place()
    #expect(try place.run("audit", "workshop.json", "--fail-on", "low").status == 1)
    #expect(try place.run("audit", "workshop.json", "--fail-on", "low", "--exit-zero").status == 0)
    try place.folder.write("{", to: "broken.json")
    #expect(try place.run("audit", "broken.json", "--exit-zero").status == 3)
  }

  @Test func annotationsForGitHub() throws {
    let place = try place()
    let run = try place.run("audit", "workshop.json", "--format", "github")
    expectGolden(run.output, named: "audit/workshop.github")
  }

  @Test(arguments: ["cyclonedx", "intoto"])
  func billsAndStatementsAreAsRecorded(format: String) throws {
    let place = try place()
    let run = try place.run("audit", "workshop.json", "--format", format)
    #expect(run.status == 0)
    expectGolden(run.output, named: "audit/workshop.\(format).json")
    #expect(try place.run("audit", "workshop.json", "--format", format).output == run.output)
  }
}
