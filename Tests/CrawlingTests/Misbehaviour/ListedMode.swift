import FoundationEssentials
import TestSupport

/// A line of `FakeServer list`.
struct ListedMode: Sendable {
  let name: String
  let transports: Set<String>
  let description: String

  /// Modes that are about more than one listing.
  static let changes: Set<String> = [
    "cloaks-by-name", "cloaks-description", "hides-from-clients", "cloaks-instructions", "http-cloaks-by-agent",
    "http-cloaks-by-connection", "shuffled-list", "shuffled-keys", "changing-meta", "growing-list",
    "changes-after-listing", "lists-once",
  ]

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
