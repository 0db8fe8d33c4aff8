import TestSupport
import Testing

/// Who may import whom: the rooms of the project and what each may see. The compiler enforces the targets' part of it;
/// this table also holds for the modules of the system.
struct ImportTests {
  private static let values: Set = ["ToolModel", "JSONText", "Digests"]
  private static let system: Set = ["Glibc", "Synchronization", "Dispatch"]

  static let allowed: [String: Set<String>] = [
    "ToolModel": [],
    "JSONText": [],
    "Digests": ["CLibCrypto", "ToolModel", "JSONText"],
    "Compression": ["CCompression"],
    "ConfigurationText": ["JSONText", "Yams"],
    "Transfers": system.union(["CLibCurl"]),
    "Markup": ["CLibXML2"],
    "Processes": system.union(["Subprocess", "SystemPackage", "FoundationEssentials"]),
    "Crawling": values.union(["ConfigurationText", "Transfers", "Markup", "Processes", "Synchronization"]),
    "Catalogue": values.union(["GRDB", "Foundation"]),
    "RulePacks": values.union(["Yams", "Foundation"]),
    "Classification": values.union(["RulePacks"]),
    "Policies": values,
    "Drift": values,
    "Reports": values.union(["Drift", "Policies"]),
    "plimsoll": values.union(system).union([
      "Crawling", "Catalogue", "RulePacks", "Classification", "ConfigurationText", "Drift", "Policies", "Compression",
      "Reports", "Processes", "Transfers", "ArgumentParser", "FoundationEssentials",
    ]),
    "generate-plimsoll": [
      "RulePacks", "Policies", "Policies", "JSONText", "Digests", "ArgumentParser", "Glibc", "Foundation",
    ],
  ]

  @Test func everyRoomImportsOnlyWhatItMay() throws {
    for file in try SourceFile.all(below: "Sources") {
      let allowed = try #require(Self.allowed[file.room], "the room \(file.room) is not in the table")
      for module in file.imports where !allowed.contains(module) {
        Issue.record("\(file.path) imports \(module)")
      }
    }
  }

  @Test func everyRoomOfTheTableIsThere() throws {
    let rooms = Set(try SourceFile.all(below: "Sources").map(\.room))
    #expect(Set(Self.allowed.keys).subtracting(rooms) == [])
  }

  /// Each outside library has few rooms that see it: Yams reads rule files and client configurations.
  @Test(arguments: [
    ("GRDB", ["Catalogue"]), ("Yams", ["ConfigurationText", "RulePacks"]), ("Subprocess", ["Processes"]),
    ("CLibCurl", ["Transfers"]), ("CLibXML2", ["Markup"]), ("CLibCrypto", ["Digests"]),
  ])
  func fewRoomsSeeTheLibrary(library: String, rooms: [String]) throws {
    #expect(Self.allowed.filter { $0.value.contains(library) }.keys.sorted() == rooms)
  }
}
