import Crawling
import FoundationEssentials
import Testing
import ToolModel

/// What a server says counts, not what carries it: modes that are only messages end over HTTP as over standard streams.
@Suite struct TwinTests {
  /// Modes that leave or fall silent are told by their transport; the largest ones say nothing new over HTTP.
  private static let others: Set<String> = [
    "exit-on-list", "exit-mid-list", "silent-on-list", "silent-on-second-page", "huge-description", "many-tools",
    "too-many-tools", "huge-cursor", "huge-instructions", "offers-silent", "offers-and-leaves", "many-pages",
    "unending-pages", "wrong-id", "example-notes", "example-shop", "example-shell",
  ]

  /// Over HTTP a server is first asked without a handshake, so trouble with the handshake does not show; an exchange
  /// ends with its answer, so nothing after it is read.
  private static let carried: Set<String> = [
    "cancels", "double-answer", "empty-batch", "growing-list", "changes-after-listing",
  ]

  @Test func messagesMeanTheSameOverBothTransports() async throws {
    let marker = "plimsoll-\(UUID().uuidString.lowercased())"
    let modes = try ListedMode.all().filter {
      $0.transports.count == 2 && !Self.others.union(Self.carried).contains($0.name)
    }
    #expect(modes.count > 40)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (place, mode) in modes.enumerated() {
        if place >= 4 { try await group.next() }
        group.addTask {
          let settings = Budgets.settings(for: mode.name)
          let streams = try await ModeCrawl.overStreams(mode.name, marker: marker, settings: settings)
          let web = try await ModeCrawl.overHTTP(mode.name, marker: marker, settings: settings)
          #expect(
            OutcomeRow(mode: mode, outcome: web).markdown == OutcomeRow(mode: mode, outcome: streams).markdown)
        }
      }
      try await group.waitForAll()
    }
  }
}
