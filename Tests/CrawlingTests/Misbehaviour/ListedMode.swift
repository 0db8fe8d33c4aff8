import FoundationEssentials
import TestSupport

/// A line of `FakeServer list`.
struct ListedMode: Sendable {
  let name: String
  let transports: Set<String>
  let description: String

  /// Every mode but the canary, which speaks no MCP.
  static func all() throws -> [ListedMode] {
    try ProgramRun.of(Paths.fakeServer, ["list"]).output.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3, fields[0] != "canary" else { return nil }
      return ListedMode(
        name: fields[0], transports: Set(fields[1].split(separator: " ").map(String.init)), description: fields[2])
    }
  }
}
