import JSONText
import TestSupport
import Testing
import ToolModel

@testable import Policies

/// Policies put into settings that are there already.
struct MergeTests {
  private static let template = LoweringTests.template([
    LoweringTests.decision("list", .allow), LoweringTests.decision("get", .allow),
    LoweringTests.decision("add", .ask), LoweringTests.decision("drop", .deny),
  ])

  private func merged(_ text: String, _ target: PolicyTarget) throws -> (text: String, kept: [PolicyLoss]) {
    let policy = lower(Self.template, to: target, provenance: LoweringTests.provenance)
    let merge = try PolicyMerge(Array(text.utf8), policy: policy, reader: Readers.of(target))
    return (String(decoding: merge.bytes, as: UTF8.self), merge.kept)
  }

  @Test(arguments: PolicyMerge.targets)
  func intoNothingItSaysWhatThePolicySays(_ target: PolicyTarget) throws {
    let policy = lower(Self.template, to: target, provenance: LoweringTests.provenance)
    let reader = Readers.of(target)
    let want = try reader.read(policy.bytes)
    let have = try reader.read(Array(try merged("", target).text.utf8))
    for (name, treatment) in want.named { #expect(have.treatment(of: name, hasWildcards: false) == treatment) }
    #expect(have.unlisted == want.unlisted)
    // Once more changes nothing.
    let once = try merged("", target).text
    #expect(try merged(once, target).text == once)
  }

  @Test func commentsAndKeysOfTheUserStay() throws {
    let settings = """
      {
        // my model
        "model": "opus", /* why not */
        "permissions": {
          "allow": [
            "Bash(ls)", // looking is fine
          ],
          "deny": ["mcp__harbour__get"]
        },
      }

      """
    let (text, kept) = try merged(settings, .claudeCode)
    #expect(
      text == """
        {
          // my model
          "model": "opus", /* why not */
          "permissions": {
            "allow": [
              "Bash(ls)",
              "mcp__harbour__list", // looking is fine
            ],
            "deny": ["mcp__harbour__get", "mcp__harbour__drop"],
            "ask": ["mcp__harbour__add"]
          },
        }

        """)
    #expect(kept == [PolicyLoss(tool: "mcp__harbour__get", message: "stays deny: the settings have a stricter rule")])
  }

  @Test func aPatternOfTheUserIsARuleToo() throws {
    let (text, kept) = try merged(#"{"permissions": {"ask": ["mcp__*__list"], "deny": ["mcp__harbour"]}}"#, .claudeCode)
    #expect(!text.contains("allow"))
    #expect(kept.map(\.tool) == ["mcp__harbour__list", "mcp__harbour__get", "mcp__harbour__add"])
  }

  @Test func theRuleForTheRestComesBeforeTheNamesOfTheUser() throws {
    let settings = #"{"permission": {"*": "allow", "harbour_secret": "deny", "*_list": "ask"}}"#
    let (text, _) = try merged(settings, .opencode)
    #expect(
      text
        == #"{"permission": {"*": "allow", "harbour_*": "ask", "harbour_secret": "deny", "*_list": "ask", "harbour_get": "allow", "harbour_add": "ask", "harbour_drop": "deny"}}"#
    )
    let strict = try merged(#"{"permission": {"*": "deny"}}"#, .opencode).text
    #expect(strict == #"{"permission": {"harbour_*": "ask", "*": "deny", "harbour_drop": "deny"}}"#)
  }

  @Test func anOrderedListKeepsItsOrder() throws {
    let settings = #"{"permissions": [{"action": "harbour_drop", "resource": "*", "effect": "allow"}]}"#
    let (text, _) = try merged(settings, .opencodeV2)
    let reading = try Readers.of(.opencodeV2).read(Array(text.utf8))
    #expect(reading.treatment(of: "harbour_drop", hasWildcards: false) == .deny)
    #expect(reading.unlisted == .ask)
    #expect(text.contains(#""resource": "harbour_drop:*""#))
  }

  @Test func theTableOfAServerKeepsItsCommentsAndItsStricterModes() throws {
    let settings = """
      # mine
      model = "x"

      [mcp_servers.harbour] # the harbour
      command = "harbour"
      disabled_tools = [
        "get", # broken
      ]

      [mcp_servers.harbour.tools.list]
      approval_mode = "prompt" # I want to see it

      [mcp_servers.harbour.tools.add]
      approval_mode = "auto"

      [other]
      x = 1

      """
    let (text, kept) = try merged(settings, .codex)
    #expect(
      text == """
        # mine
        model = "x"

        [mcp_servers.harbour] # the harbour
        default_tools_approval_mode = "prompt"
        command = "harbour"
        disabled_tools = ["get", "drop"]

        [mcp_servers.harbour.tools.list]
        approval_mode = "prompt" # I want to see it

        [mcp_servers.harbour.tools.add]
        approval_mode = "prompt"

        [other]
        x = 1

        [mcp_servers."harbour".tools."get"]
        approval_mode = "approve"

        """)
    #expect(kept.map(\.tool) == ["list"])
    let reading = try Readers.of(.codex).read(Array(text.utf8))
    #expect(reading.treatment(of: "get", hasWildcards: false) == .hide)
  }

  @Test func onlyWhatBothOfferIsOffered() throws {
    let settings = #"{"mcpServers": {"harbour": {"command": "h", "tools": ["list", "drop", "own"]}}}"#
    #expect(try merged(settings, .copilotCLI).text.contains(#""tools": ["list"]"#))
    let open = #"{"mcpServers": {"harbour": {"command": "h", "tools": ["*"]}}}"#
    #expect(try merged(open, .copilotCLI).text.contains(#""tools": ["list", "get", "add"]"#))
  }

  @Test(arguments: ["[1]", "{\"a\": }", "no"])
  func whatIsNoObjectIsNotTouched(_ text: String) {
    #expect(throws: PolicyReadingProblem.self) { try merged(text, .claudeCode) }
  }

  /// Whatever the user's rules are, no call is treated more leniently than by them.
  @Test(arguments: [PolicyTarget.claudeCode, .opencode, .opencodeV2, .codex])
  func noRuleBecomesLooser(_ target: PolicyTarget) throws {
    var generator = SeededGenerator(seed: 5)
    let names = ["list", "get", "add", "drop", "other"]
    for _ in 0..<200 {
      let own = LoweringTests.template(
        names.filter { _ in Bool.random(using: &generator) }.map {
          LoweringTests.decision($0, Treatment.allCases[Int.random(in: 0..<3, using: &generator)])
        })
      let before = lower(own, to: target, provenance: LoweringTests.provenance).bytes
      let policy = lower(Self.template, to: target, provenance: LoweringTests.provenance)
      let reader = Readers.of(target)
      let after = try PolicyMerge(before, policy: policy, reader: reader).bytes
      let (old, wanted, new) = (try reader.read(before), try reader.read(policy.bytes), try reader.read(after))
      for name in Set(old.named.map(\.spelling) + wanted.named.map(\.spelling)) {
        let least =
          [old, wanted].compactMap { $0.treatment(of: name, hasWildcards: false) }.map(\.strictness).max() ?? 0
        let found = new.treatment(of: name, hasWildcards: false) ?? new.unlisted ?? .allow
        #expect(min(found.strictness, 2) >= min(least, 2), "\(name): \(String(decoding: after, as: UTF8.self))")
      }
    }
  }
}
