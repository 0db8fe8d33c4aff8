import Classification
import Testing
import ToolModel

/// Clauses, negation, other tools' names, headings.
struct ReadingTests {
  @Test(arguments: [
    #"{"name":"berth_view","description":"Shows a berth. To delete a berth use `delete_berth`."}"#,
    #"{"name":"berth_view","description":"Shows a berth without deleting anything."}"#,
    #"{"name":"berth_view","description":"Shows a berth.\n\nArgs:\n    id: Delete marks are ignored"}"#,
    #"{"name":"berth_view","description":"Shows a berth. Do not use this to remove berths."}"#,
    #"{"name":"berth_view","description":"This tool lets you view a berth."}"#,
    #"{"name":"berth_view","description":"Deploy Server Harbour @quay/harbour Try in Playground berth_view"}"#,
  ])
  func whatIsSaidInPassingDoesNotCount(_ text: String) throws {
    #expect(try Tools.verdict(text).category == .read)
  }

  @Test(arguments: [
    (#"{"name":"berths","description":"Create, update and\n delete berths."}"#, ["Create", "update", "delete"]),
    (#"{"name":"berths","description":"A tool that removes berths."}"#, ["removes"]),
    (#"{"name":"berths","description":"Used for deleting berths."}"#, ["deleting"]),
    (#"{"name":"berths","description":"[harbour] Lists berths, charges and orders."}"#, ["Lists"]),
  ])
  func headsOfTheFirstSentence(_ text: String, _ heads: [String]) throws {
    let words = try Tools.explanation(text).words
    #expect(words.filter { $0.marks.contains("head") && $0.field == "lead" }.map(\.text) == heads)
  }

  @Test(arguments: [
    ("getUserByID", ["get"]), ("user_delete", ["delete"]), ("GITHUB_CREATE_ISSUE", ["CREATE"]),
    ("HTMLParser", ["Parser"]), ("orders.search", ["search"]), ("create-or-update-page", ["create", "update"]),
    ("turn_on_light", ["turn"]),
  ])
  func headsOfNames(_ name: String, _ heads: [String]) throws {
    let words = try Tools.explanation(#"{"name":"\#(name)"}"#).words
    #expect(words.filter { $0.marks.contains("head") }.map(\.text) == heads)
  }
}
