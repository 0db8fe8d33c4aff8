import Crawling
import TestSupport
import Testing
import ToolModel

/// Two listings, tool by tool and field by field.
@Suite struct ListingComparisonTests {
  private func differences(
    _ first: [String], _ other: [String], _ completeness: Completeness = .complete
  ) -> [ListingDifference] {
    ListingComparison(
      Examples.snapshot(tools: first), Examples.snapshot(tools: other, completeness: completeness)
    ).differences
  }

  private let berth = #"{"name":"berth","description":"Show a berth.","inputSchema":{"type":"object","a":[1,2]}}"#
  private let crane = #"{"name":"crane","description":"Move the crane.","inputSchema":{"type":"object"}}"#

  @Test func orderIsNoDifference() {
    let turned = #"{"inputSchema":{"a":[1,2],"type":"object"},"description":"Show a berth.","name":"berth"}"#
    #expect(differences([berth, crane], [crane, turned]) == [])
    #expect(differences([berth, crane, berth], [berth, berth, crane]) == [])
  }

  @Test func whatNoModelSeesIsNoDifference() {
    let marked =
      #"{"name":"crane","description":"Move the crane.","inputSchema":{"type":"object"},"_meta":{"n":1},"icons":[]}"#
    #expect(differences([crane], [marked]) == [])
  }

  @Test func toolsComeAndGo() {
    let found = differences([berth], [crane])
    #expect(
      found == [
        ListingDifference(kind: .removed, tool: "berth", before: "Show a berth."),
        ListingDifference(kind: .added, tool: "crane", after: "Move the crane."),
      ])
  }

  @Test func oneDuplicateMoreIsAdded() {
    #expect(differences([crane], [crane, crane]).map(\.kind) == [.added])
  }

  @Test func fieldsAreNamedByPointers() {
    let other =
      #"{"name":"berth","title":"B","inputSchema":{"type":"object","a":[1,3],"x/y~z":true}}"#
    #expect(
      differences([berth], [other]) == [
        ListingDifference(kind: .removed, tool: "berth", pointer: "/description", before: "Show a berth."),
        ListingDifference(kind: .changed, tool: "berth", pointer: "/inputSchema/a/1", before: "2", after: "3"),
        ListingDifference(kind: .added, tool: "berth", pointer: "/inputSchema/x~1y~0z", after: "true"),
        ListingDifference(kind: .added, tool: "berth", pointer: "/title", after: "B"),
      ])
  }

  @Test func aLongTextIsShownWhereItParts() {
    let long = String(repeating: "quay ", count: 100)
    let found = differences(
      [#"{"name":"berth","description":"\#(long)ends here"}"#], [#"{"name":"berth","description":"\#(long)goes on"}"#])
    #expect(found.map(\.before) == ["…quay quay quay quay ends here"])
    #expect(found.map(\.after) == ["…quay quay quay quay goes on"])
  }

  /// A listing that was cut says nothing of what it does not show.
  @Test func aCutListingHidesNothing() {
    #expect(differences([berth, crane], [crane], .partial(why: "the limit")) == [])
  }

  @Test func depthAndNumberAreBounded() {
    let deep = { (leaf: String) in
      String(repeating: #"{"a":"#, count: 300) + leaf + String(repeating: "}", count: 300)
    }
    let found = differences(
      [#"{"name":"berth","inputSchema":\#(deep("1"))}"#], [#"{"name":"berth","inputSchema":\#(deep("2"))}"#])
    #expect(found.count == 1)
    #expect(found.first.map { $0.pointer.split(separator: "/").count } == 32)
    let many = ListingComparison(
      Examples.snapshot(tools: []), Examples.snapshot(tools: (0..<500).map { #"{"name":"b\#($0)"}"# }))
    #expect(many.differences.count == 200)
    #expect(many.omitted == 300)
    #expect(many.definitions.count == 500)
  }

  @Test func definitionsOfTheOtherListingAreKept() {
    let riskier = #"{"name":"crane","description":"Drop the load.","inputSchema":{"type":"object"}}"#
    let comparison = ListingComparison(
      Examples.snapshot(tools: [berth, crane]), Examples.snapshot(tools: [riskier, berth]))
    #expect(comparison.definitions == Examples.tools([riskier]))
    #expect(!comparison.isSame)
  }
}
