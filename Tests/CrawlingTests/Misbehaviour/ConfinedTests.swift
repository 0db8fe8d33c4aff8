import Crawling
import FoundationEssentials
import Processes
import TestSupport
import Testing
import ToolModel

/// Some modes again in the sandbox: what servers do to the machine ends there too, and nobody is left.
@Suite struct ConfinedTests {
  @Test(
    .enabled(if: Machine.runs(ifThereIs: "bwrap"), "there is no bubblewrap"),
    arguments: [
      ("example-notes", "complete, 7"), ("crash-at-start", "configuration-required"), ("killed", "exited-early"),
      ("ignores-term", "complete, 3"), ("spawns-grandchild", "complete, 3"),
      ("leaves-grandchild", "exited-early"), ("forks-bomb", "exited-early"), ("eats-memory", "exited-early"),
      ("stderr-flood", "complete, 3"), ("silent", "start-timeout"),
    ])
  func endsAsItDoesOutside(mode: String, expected: String) async throws {
    let marker = "plimsoll-\(UUID().uuidString.lowercased())"
    var settings = Budgets.settings(for: mode)
    settings.confinement = .sandbox
    settings.readablePaths = SwiftRuntime.folders
    let outcome = try await ModeCrawl.overStreams(mode, marker: marker, settings: settings)
    switch outcome {
    case .success(let snapshot):
      #expect("\(snapshot.completeness), \(snapshot.tools.count)" == expected)
      #expect(!snapshot.confinement.isEmpty)
    case .failure(let failure): #expect(failure.reason.rawValue == expected, "\(failure.message)")
    }
    #expect(processes(marked: marker) == [])
  }
}
