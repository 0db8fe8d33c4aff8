import Crawling
import FoundationEssentials
import Testing
import ToolModel

/// Servers that show other tools to other clients, or other tools every time, over both wires.
@Suite struct SecondListingTests {
  private static let cases: [(mode: String, outcome: Relisting.Outcome, listings: Int)] = [
    ("example-notes", .same, 2), ("shuffled-list", .same, 2), ("shuffled-keys", .same, 2), ("changing-meta", .same, 2),
    ("cloaks-by-name", .cloaking, 4), ("cloaks-description", .cloaking, 4), ("hides-from-clients", .cloaking, 4),
    ("cloaks-instructions", .cloaking, 4), ("growing-list", .unstable, 3), ("changes-after-listing", .unstable, 3),
    ("lists-once", .same, 2),
  ]

  @Test(arguments: cases)
  func overStandardStreams(mode: String, outcome: Relisting.Outcome, listings: Int) async throws {
    let settings = Self.settings(mode)
    let found = try await ModeCrawl.overStreams(mode, marker: UUID().uuidString, settings: settings).get()
    #expect(found.relisting?.outcome == outcome)
    #expect(found.relisting?.listings == listings)
  }

  /// A process that serves every session remembers how often it listed: such servers differ more over HTTP.
  private static let webCases =
    cases.filter { !["growing-list", "changes-after-listing"].contains($0.mode) } + [
      ("http-cloaks-by-agent", .cloaking, 4)
    ]

  @Test(arguments: webCases)
  func overHTTP(mode: String, outcome: Relisting.Outcome, listings: Int) async throws {
    let settings = Self.settings(mode)
    let found = try await ModeCrawl.overHTTP(mode, marker: UUID().uuidString, settings: settings).get()
    #expect(found.relisting?.outcome == outcome)
    #expect(found.relisting?.listings == listings)
  }

  /// Whether the first client keeps its connection decides which of the two words it gets.
  @Test(arguments: ["growing-list", "http-cloaks-by-connection"])
  func aListThatChangesIsSeenOverHTTP(mode: String) async throws {
    let settings = Self.settings(mode)
    let found = try await ModeCrawl.overHTTP(mode, marker: UUID().uuidString, settings: settings).get()
    #expect(found.relisting.map { [.cloaking, .unstable].contains($0.outcome) } == true)
  }

  /// The first listing stays the record.
  @Test func theFirstListingIsTheRecord() async throws {
    let settings = Self.settings("cloaks-by-name")
    let found = try await ModeCrawl.overStreams("cloaks-by-name", marker: UUID().uuidString, settings: settings).get()
    #expect(found.tools.map(\.name) == ["list_boxes", "open_box", "discard_box"])
    #expect(found.relisting?.definitions.map(\.name) == ["burn_box"])
  }

  @Test func nothingIsListedAgainUnasked() async throws {
    var settings = Self.settings("cloaks-by-name")
    settings.listsAgain = { $0.tools.count > 100 }
    let found = try await ModeCrawl.overStreams("cloaks-by-name", marker: UUID().uuidString, settings: settings).get()
    #expect(found.relisting == nil)
    #expect(found.diagnostics == [])
  }

  private static func settings(_ mode: String) -> CrawlSettings {
    var settings = Budgets.settings(for: mode)
    settings.listsAgain = { _ in true }
    return settings
  }
}
