import JSONText
import TestSupport
import Testing

/// `audit --format`, once and several times.
struct AuditFormatTests {
  @Test(arguments: [("jsonl", "jsonl"), ("markdown", "md"), ("csv", "csv"), ("junit", "xml")])
  func everyFormatIsAsRecorded(format: String, ending: String) throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    let run = try place.run("audit", "workshop.json", "--format", format)
    #expect(run.status == 0)
    #expect(run.errors == "")
    expectGolden(run.standardOutput, named: "audit/workshop.\(ending)")
    #expect(place.files == ["folder/workshop.json"])
  }

  @Test func alertsStandAtTheScannedFile() throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "lists/work shop.json")
    let run = try place.run("audit", place.folder.path("lists/work shop.json"), "--format", "sarif=out.sarif")
    #expect(run.status == 0)
    let results = try JSONDocument(place.folder.read("out.sarif")).root["runs"]?.elements.map { $0 }.first?["results"]
    let uris = results?.elements.map {
      $0["locations"]?.elements.map { $0 }.first?["physicalLocation"]?["artifactLocation"]?["uri"]?.string
    }
    #expect(uris == Array(repeating: "lists/work%20shop.json", count: 3))
  }

  @Test func severalReportsOfOneScan() throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    let run = try place.run(
      "audit", "workshop.json", "--format", "table", "--format", "json=out/all.json", "--format", "CSV=tools.csv")
    #expect(run.status == 0)
    #expect(place.files == ["folder/out", "folder/out/all.json", "folder/tools.csv", "folder/workshop.json"])
    #expect(try reportErrors(place.folder.read("out/all.json")) == [])
    #expect(run.output == (try place.run("audit", "workshop.json").output))
    #expect(try place.folder.read("tools.csv") == place.run("audit", "workshop.json", "--format", "csv").standardOutput)
  }

  @Test func aFileAloneLeavesStandardOutputEmpty() throws {
    let place = try Workplace()
    let run = try place.run("audit", "-", "--format", "csv=a=b.csv", input: ExampleLists.workshop)
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(place.files == ["folder/a=b.csv"])
  }

  @Test func theOutputOptionTakesTheFormatWithoutAFile() throws {
    let place = try Workplace()
    let run = try place.run(
      "audit", "-", "--format", "csv=tools.csv", "--format", "jsonl", "-o", "all.jsonl", input: ExampleLists.workshop)
    #expect(run.output == "")
    #expect(place.files == ["folder/all.jsonl", "folder/tools.csv"])
    #expect(try JSONDocument(place.folder.read("all.jsonl")).root["outcome"]?.string == "complete")
  }

  @Test(arguments: [
    (["--format", "paper"], "Error: The value 'paper' is invalid for '--format <format[=path]>'."),
    (["--format", "csv="], "Error: The value 'csv=' is invalid for '--format <format[=path]>'."),
    (["--format", "csv", "--format", "json"], "Error: only one format can go to standard output"),
    (["--format", "csv=a", "--format", "json=a"], "Error: two reports cannot go to the same file `a`"),
    (["--format", "csv", "--format", "json=a", "-o", "a"], "Error: two reports cannot go to the same file `a`"),
  ])
  func whatCannotBeWrittenIsToldBeforeTheScan(words: [String], start: String) throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    let run = try place.run(["audit", "workshop.json"] + words)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix(start), "\(run.errors)")
    #expect(place.files == ["folder/workshop.json"])
  }
}
