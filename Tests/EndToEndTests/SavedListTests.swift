import Foundation
import JSONText
import TestSupport
import Testing

/// `audit` of saved lists: offline, without consent, without a trace on the disk.
struct SavedListTests {
  @Test func theTableIsAsRecorded() throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    let run = try place.run("audit", "workshop.json")
    #expect(run.status == 0)
    #expect(run.errors == "")
    expectGolden(run.output, named: "audit/workshop.txt")
    #expect(place.files == ["folder/workshop.json"])
  }

  @Test func theReportIsAsItsSchemaSays() throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    let run = try place.run("audit", "workshop.json", "--format", "json")
    #expect(run.status == 0)
    #expect(try reportErrors(run.standardOutput) == [])
    let server = try JSONDocument(run.standardOutput).root["servers"]?.elements.map { $0 }.first
    #expect(server?["tools"]?.count == 3)
    let again = try place.run("audit", "workshop.json", "--format", "json")
    #expect(again.standardOutput == run.standardOutput)
    #expect(place.files == ["folder/workshop.json"])
  }

  @Test func standardInputIsTheSameList() throws {
    let place = try Workplace()
    let run = try place.run("audit", "-", input: ExampleLists.workshop)
    #expect(run.status == 0)
    expectGolden(run.output, named: "audit/workshop-input.txt")
    #expect(place.files == [])
  }

  @Test(arguments: [("low", 1), ("medium", 1), ("high", 1), ("CRITICAL", 1), ("none", 0)] as [(String, Int32)])
  func failOnTheWorstRisk(level: String, status: Int32) throws {
    #expect(try Workplace().run("audit", "-", "--fail-on", level, input: ExampleLists.workshop).status == status)
  }

  @Test(arguments: [("low", 1), ("medium", 0), ("high", 0), ("critical", 0), ("none", 0)] as [(String, Int32)])
  func aCleanListFailsOnlyOnItsOwnLevel(level: String, status: Int32) throws {
    #expect(try Workplace().run("audit", "-", "--fail-on", level, input: ExampleLists.clock).status == status)
  }

  @Test(arguments: [("info", 1), ("high", 1), ("critical", 1), ("none", 0)] as [(String, Int32)])
  func failOnFindings(level: String, status: Int32) throws {
    let run = try Workplace().run("audit", "-", "--fail-on-finding", level, input: ExampleLists.hostile)
    #expect(run.status == status)
  }

  @Test func findingsFailWithoutBeingAsked() throws {
    #expect(try Workplace().run("audit", "-", input: ExampleLists.hostile).status == 1)
    #expect(try Workplace().run("audit", "-", input: ExampleLists.workshop).status == 0)
  }

  @Test func aListOfOnePageOfSeveralIsPartial() throws {
    let place = try Workplace()
    let run = try place.run("audit", "-", input: ExampleLists.firstPage)
    #expect(run.status == 3)
    expectGolden(run.output, named: "audit/first-page.txt")
    #expect(try place.run("audit", "-", "--allow-partial", input: ExampleLists.firstPage).status == 0)
    let both = try place.run("audit", "-", "--fail-on", "low", input: ExampleLists.firstPage)
    #expect(both.status == 3)
  }

  @Test func aFileIsWrittenWholeAndNothingElse() throws {
    let place = try Workplace()
    try place.folder.write("old", to: "out/report.json")
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    let before = try identity(place.folder.path("out/report.json"))
    let run = try place.run("audit", "workshop.json", "--format", "json", "-o", "out/report.json")
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(try reportErrors(place.folder.read("out/report.json")) == [])
    // A rename puts another file in its place.
    let after = try identity(place.folder.path("out/report.json"))
    #expect(after != before)
    #expect(place.files == ["folder/out", "folder/out/report.json", "folder/workshop.json"])
    #expect(try place.run("audit", "workshop.json", "--format", "json", "-o", "out/report.json").status == 0)
    #expect(try identity(place.folder.path("out/report.json")) == after)
  }

  @Test func severalTargetsKeepTheirOrder() throws {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    try place.folder.write(ExampleLists.clock, to: "clock.json")
    let run = try place.run("audit", "workshop.json", "clock.json", "--format", "json")
    let names = try JSONDocument(run.standardOutput).root["servers"]?.elements.map { $0["name"]?.string }
    #expect(names == ["workshop", "clock"])
  }

  @Test(.enabled(if: SharedMaterial.has("fleet/tools"), Comment(rawValue: SharedMaterial.skipReason("fleet/tools"))))
  func realListsGiveReportsAsTheSchemaSays() throws {
    let place = try Workplace()
    let folder = SharedMaterial.url("fleet/tools")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    #expect(names.count > 3)
    let paths = names.sorted().map { folder.appendingPathComponent($0).path }
    let run = try place.run(["audit", "--format", "json", "--fail-on-finding", "none"] + paths)
    #expect(run.status == 0)
    #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("scanned ") })
    #expect(try reportErrors(run.standardOutput) == [])
    let servers = try JSONDocument(run.standardOutput).root["servers"]?.elements.map { $0 } ?? []
    #expect(servers.count == names.count)
    for (path, server) in zip(paths, servers) {
      let wanted = try JSONDocument(Array(Data(contentsOf: URL(fileURLWithPath: path)))).root
      let tools = wanted["tools"] ?? wanted["result"]?["tools"]
      #expect(server["tools"]?.count == tools?.count, "\(path)")
    }
  }

  private func identity(_ path: String) throws -> UInt64? {
    try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? UInt64
  }
}

/// What the published schema finds wrong with a report.
func reportErrors(_ report: [UInt8]) throws -> [String] { try schemaErrors(report, schema: "audit-1") }

/// What is wrong with a document by the published schema of that name.
func schemaErrors(_ document: [UInt8], schema name: String) throws -> [String] {
  let schema = try Data(contentsOf: Paths.packageRoot.appendingPathComponent("reports/schemas/\(name).schema.json"))
  return SchemaChecker(root: try JSONDocument(Array(schema)).root).errors(try JSONDocument(document).root)
}
