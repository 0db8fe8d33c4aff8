import Policies
import TestSupport
import Testing
import ToolModel

struct DecisionTests {
  private func record(
    _ texts: [String], _ label: (ToolDefinition) -> Verdict?
  ) -> PolicyTemplate {
    let snapshot = Examples.snapshot(tools: texts)
    let verdicts = snapshot.tools.compactMap(label)
    return decide(server: snapshot, assessment: ServerAssessment(verdicts: verdicts, findings: []))
  }

  private let id = ServerID("pkg:pypi/harbour-master")

  @Test func aReadOfLowRiskIsAllowedWithoutLimit() {
    let template = record([#"{"name":"list_berths"}"#]) { Examples.verdict(on: $0, of: id, category: .read) }
    #expect(template.tools.map(\.treatment) == [.allow])
    #expect(template.tools[0].limits.isEmpty)
    #expect(template.unlisted == .ask)
  }

  @Test func aToolWithoutVerdictIsNeverAllowed() {
    #expect(record([#"{"name":"list_berths"}"#]) { _ in nil }.tools.map(\.treatment) == [.ask])
  }

  @Test func aVerdictOnAnotherDefinitionDoesNotCount() {
    let other = Examples.tools([#"{"name":"list_berths","description":"Another text."}"#])[0]
    let template = record([#"{"name":"list_berths"}"#]) { _ in Examples.verdict(on: other, of: id, category: .read) }
    #expect(template.tools.map(\.treatment) == [.ask])
  }

  @Test func anUnsureLabelAsks() {
    let template = record([#"{"name":"berth"}"#]) {
      Examples.verdict(on: $0, of: id, category: .read, confidencePercent: 49)
    }
    #expect(template.tools.map(\.treatment) == [.ask])
    #expect(template.tools[0].reason.contains("unsure (49%)"))
  }

  @Test func ofDuplicatesTheStrictestDecisionStands() {
    let texts = [#"{"name":"berth"}"#, #"{"name":"berth","description":"x"}"#, #"{"name":"Berth"}"#]
    let template = record(texts) {
      Examples.verdict(on: $0, of: id, category: $0.ordinal == 1 ? .destructive : .read)
    }
    #expect(template.tools.map(\.treatment) == [.deny, .deny, .deny])
  }

  @Test func canonicallyEquivalentNamesShareTheStricterDecision() {
    let texts = ["{\"name\":\"caf\u{E9}\"}", "{\"name\":\"cafe\u{301}\"}"]
    let template = record(texts) { Examples.verdict(on: $0, of: id, category: .read) }
    // Keys compare as text here, so that one of the two has no verdict of its own.
    #expect(template.tools.allSatisfy { $0.treatment == .ask } || template.tools.allSatisfy { $0.treatment == .allow })
  }

  @Test(arguments: Category.allCases)
  func noRiskIsTreatedMoreLeniantlyThanALowerOne(_ category: Category) {
    let treatments = RiskLevel.allCases.map {
      TreatmentTable.recommended.rule(for: category, at: $0).treatment.strictness
    }
    #expect(treatments == treatments.sorted())
  }

  @Test func aTableCannotAllowUnlistedTools() {
    let table = TreatmentTable(name: "open", lowConfidenceBelow: 0, unlisted: .allow) { _, _ in
      TreatmentTable.Rule(.allow)
    }
    #expect(table.unlisted == .ask)
  }
}
