import TestSupport
import Testing

/// The program lists tools and never calls one.
struct PromiseTests {
  /// Methods of the protocol that make a server act, or hand it something to work with.
  private static let forbidden = [
    "tools/call", "prompts/get", "resources/read", "resources/subscribe", "completion/complete", "logging/setLevel",
    "sampling/createMessage", "elicitation/create", "tasks/result",
  ]

  @Test func noMethodThatActsStandsInTheSources() throws {
    for file in try SourceFile.all(below: "Sources") where !Self.describesTargets(file) {
      for text in file.strings {
        for method in Self.forbidden where text.contains(method) {
          Issue.record("\(file.path) holds `\(method)`")
        }
      }
    }
  }

  /// Pages and policies may tell people about calls: those rooms have no way to send anything.
  private static func describesTargets(_ file: SourceFile) -> Bool { ["Reports", "Policies"].contains(file.room) }

  @Test func theRoomThatSpeaksKnowsItsMethods() throws {
    let methods = Set(
      try SourceFile.all(below: "Sources/Crawling").flatMap(\.strings)
        .filter {
          $0.wholeMatch(of: /(?:tools|prompts|resources|completion|logging|sampling|roots|server|tasks)\/\w+/) != nil
        })
    #expect(
      methods.subtracting(["tools/list", "prompts/list", "resources/list", "roots/list", "server/discover"]) == [])
  }
}
