import JSONText
import TestSupport
import Testing

/// `doctor` tells every point once, in both forms, and its status says whether all is well.
struct DoctorTests {
  private static let points = [
    "rules", "sandbox", "bubblewrap", "user-namespaces", "seccomp", "limits", "python", "node", "images",
    "certificates", "temporary-folder", "store",
  ]

  @Test func tellsEveryPoint() throws {
    let place = try Workplace()
    let table = try place.run(["doctor"])
    let json = try place.run(["doctor", "--format", "json"])
    let root = try JSONDocument(json.standardOutput).root
    let checks = try #require(root["checks"]).elements
    let names = checks.compactMap { $0["name"]?.string }
    #expect(names.filter { $0 != "container" } == Self.points)
    let isMissing = checks.contains { $0["state"]?.string == "missing" }
    #expect(root["healthy"]?.boolean == !isMissing)
    #expect(table.status == (isMissing ? 1 : 0))
    #expect(json.status == table.status)
    for check in checks {
      let name = try #require(check["name"]?.string)
      let state = try #require(check["state"]?.string)
      #expect(table.output.contains(state + String(repeating: " ", count: 9 - state.count) + name + ": "))
    }
    // Nothing is made by looking.
    #expect(place.files == [])
  }

  @Test func namesAStoreThatCannotBeMade() throws {
    let place = try Workplace()
    try place.folder.write("", to: "file")
    let run = try place.run(["doctor", "--store", "file/s.sqlite"])
    #expect(run.status == 1)
    #expect(run.output.contains("missing  store: "))
    #expect(run.output.contains("         fix: name another with `--store PATH`\n"))
  }
}
