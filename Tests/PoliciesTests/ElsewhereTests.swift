import Policies
import TestSupport
import Testing
import ToolModel

/// A policy reckons with what only another listing of a server shows.
struct ElsewhereTests {
  private let id = ServerID("pkg:pypi/harbour-master")
  private let berth = #"{"name":"berth"}"#

  private func record(_ elsewhere: [String], judged: Category?) -> [ToolDecision] {
    let definitions = Examples.tools(elsewhere)
    let snapshot = Examples.snapshot(tools: [berth]).relisted(
      Relisting(outcome: .cloaking, listings: 4, definitions: definitions))
    let assessment = ServerAssessment(
      verdicts: snapshot.tools.map { Examples.verdict(on: $0, of: id, category: .read) }, findings: [],
      elsewhere: judged.map { category in definitions.map { Examples.verdict(on: $0, of: id, category: category) } }
        ?? [])
    return decide(server: snapshot, assessment: assessment).tools
  }

  @Test func aRiskierDefinitionElsewhereCounts() {
    let tools = record([#"{"name":"berth","description":"Sink the berth."}"#], judged: .destructive)
    #expect(tools.map(\.name) == ["berth"])
    #expect(tools.map(\.treatment) == [.deny])
  }

  @Test func aToolThatStandsOnlyElsewhereIsInTheRecord() {
    let tools = record([#"{"name":"sink"}"#, #"{"name":"sink"}"#], judged: .destructive)
    #expect(tools.map(\.name) == ["berth", "sink"])
    #expect(tools.map(\.treatment) == [.allow, .deny])
    #expect(tools[1].reason.hasSuffix("; only another listing of the server shows it"))
  }

  @Test(arguments: [Category.read, nil])
  func whatHasAnotherDefinitionElsewhereIsNeverAllowed(judged: Category?) {
    #expect(record([#"{"name":"berth","title":"B"}"#], judged: judged).map(\.treatment) == [.ask])
    #expect(record([#"{"name":"look"}"#], judged: judged).map(\.treatment) == [.allow, .ask])
  }
}
