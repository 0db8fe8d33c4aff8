import JSONText
import Testing
import ToolModel

@testable import Crawling

/// Every wire carries every conversation alike.
@Suite struct WireConformanceTests {
  @Test(arguments: WireUnderTest.allCases, WireScenario.all)
  func aConversationComesOutAlike(_ wire: WireUnderTest, _ scenario: WireScenario) async throws {
    let peer = ScriptedPeer(scenario)
    switch try await wire.list(peer) {
    case .listed(let listing):
      #expect(scenario.failure == nil)
      #expect(listing.tools.map(\.name) == scenario.tools)
      #expect(listing.completeness == .complete)
      #expect(listing.diagnostics.map(\.code) == scenario.diagnostics)
      #expect(listing.facts.revision == "2025-11-25")
    case .failed(let trouble): #expect(trouble.message == scenario.failure)
    }
    let messages = try peer.received.map { try JSONDocument(Array($0.utf8)).root }
    let methods = messages.compactMap { $0["method"]?.string }
    #expect(
      methods == ["initialize", "notifications/initialized"] + scenario.cursors.map { _ in "tools/list" })
    #expect(
      messages.filter { $0["method"]?.string == "tools/list" }.map { message in
        message["params"]?["cursor"].map { String(decoding: $0.sourceBytes, as: UTF8.self) }
      } == scenario.cursors)
    #expect(peer.received.filter { !$0.contains(#""method""#) } == scenario.answers)
  }
}
