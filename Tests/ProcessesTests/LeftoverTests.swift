import FoundationEssentials
import Processes
import Testing

/// What stands on the disk while a child runs is what a killed crawler leaves behind.
@Suite struct LeftoverTests {
  @Test(.enabled(if: SandboxPresence.isUsable, "bubblewrap can't be used here"))
  func noValueOfTheEnvironmentIsInAFile() async throws {
    let secret = "swordfish-\(UInt64.random(in: 0...UInt64.max))"
    let plan = LaunchPlan(
      executable: "/bin/sh", arguments: ["-c", "echo \"$TOKEN\"; read line"], environment: ["TOKEN": secret])
    let found = try await Launcher().run(plan) { pipes in
      // The child has said its word: it was started with the value.
      let said = await pipes.read()
      return (said, Self.filesHolding(secret))
    }.get().value
    #expect(found.0 == Array((secret + "\n").utf8))
    #expect(found.1 == [])
  }

  /// Where the launcher keeps its private folders.
  private static let privateFolders = "/tmp"

  private static func filesHolding(_ text: String) -> [String] {
    let folder = Self.privateFolders
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("plimsoll-") }.flatMap { name -> [String] in
      let inside = (try? FileManager.default.subpathsOfDirectory(atPath: folder + "/" + name)) ?? []
      return inside.map { "\(folder)/\(name)/\($0)" }.filter { path in
        FileManager.default.contents(atPath: path)?.firstRange(of: Data(text.utf8)) != nil
      }
    }
  }
}
