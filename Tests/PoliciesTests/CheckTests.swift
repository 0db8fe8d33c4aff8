import JSONText
import TestSupport
import Testing
import ToolModel

@testable import Policies

/// Existing policies, held against the tools and a pack of today.
struct CheckTests {
  private static let tools = [
    LoweringTests.decision("list", .allow), LoweringTests.decision("add", .ask), LoweringTests.decision("drop", .deny),
  ]

  private func check(
    _ bytes: [UInt8], _ target: PolicyTarget, origin: [UInt8]? = nil, tools: [ToolDecision] = tools
  ) throws -> [PolicyCheck.Trouble] {
    try PolicyCheck(
      bytes, origin: origin ?? bytes, template: LoweringTests.template(tools), provenance: LoweringTests.provenance,
      reader: Readers.of(target)
    ).troubles
  }

  @Test(arguments: PolicyTarget.allCases)
  func whatWeWriteIsFine(_ target: PolicyTarget) throws {
    let file = lower(LoweringTests.template(LoweringTests.everyKind), to: target, provenance: LoweringTests.provenance)
    #expect(try check(file.bytes, target, tools: LoweringTests.everyKind) == [])
  }

  @Test(arguments: PolicyTarget.allCases.filter { $0 != .vsCode })
  func aLooserFileIsSeen(_ target: PolicyTarget) throws {
    let loose = [
      LoweringTests.decision("list", .allow), LoweringTests.decision("add", .allow),
      LoweringTests.decision("drop", .allow),
    ]
    let file = lower(LoweringTests.template(loose), to: target, provenance: LoweringTests.provenance)
    let troubles = try check(file.bytes, target)
    #expect(
      troubles.contains { trouble in
        // A list of what runs unasked holds names that should not be there.
        switch trouble {
        case .tooLenient: true
        case .unknown: target == .cursor
        default: false
        }
      },
      "\(troubles)")
  }

  @Test func everyTroubleIsTold() throws {
    let file = """
      {"permissions": {"allow": ["mcp__harbour__list", "mcp__harbour__drop", "mcp__harbour__gone", "Bash(ls)",
      "mcp__other__x", "mcp__har.bour__x", "mcp__*"], "ask": [3]}}
      """
    let side = Array("{\n  \"toolList\": \"sha256:old\",\n  \"packDigest\": \"sha256:p\"\n}\n".utf8)
    #expect(
      try check(Array(file.utf8), .claudeCode, origin: side).map(\.message) == [
        "`mcp__har.bour__x` matches nothing: the client writes `_` for every other character",
        "`mcp__*` is skipped: a star that allows may stand only after the server's name",
        "`permissions.ask` has an entry that is no text, which is dropped",
        "`mcp__harbour__gone` is no tool of the server: nothing is decided by it",
        "`mcp__harbour__add` is not covered: the enforcement point does what it always does",
        "`mcp__harbour__drop` is allow, but the pack says deny",
        "stale: the list of tools is `sha256:old` in the file, `sha256:list` now",
      ])
  }

  @Test func theRestIsLookedAtToo() throws {
    let file = #"{"version": "1", "default": "allow", "tools": {"list": {}, "add": {"deny_if": [{"conditions": []}]}}}"#
    #expect(
      try check(Array(file.utf8), .policyLayerJSON).map(\.message) == [
        "`drop` is not covered: allow by the file's rule for the rest", "`drop` is allow, but the pack says deny",
        "tools that are not listed are allow, but the pack says deny",
      ])
  }

  @Test(arguments: [
    (#"{"version": 1, "default": "deny"}"#, "`version` must be \"1\""),
    (#"{"version": "1"}"#, "`default` must be \"allow\" or \"deny\""),
    (#"{"version": "1", "default": "deny", "hide": ["a", "a"]}"#, "`hide` has `a` twice"),
    (#"{"version": "1", "default": "deny", "hide": [" "]}"#, "`hide` has a blank name"),
    (#"{"version": "1", "default": "deny", "rate_limit": 3}"#, "the policy: there is no key `rate_limit`"),
    (
      #"{"version": "1", "default": "deny", "tools": {"a": {"action": "deny"}}}"#, "tool `a`: there is no key `action`"
    ),
    (
      #"{"version": "1", "default": "deny", "tools": {"a": {"deny_if": [{}]}}}"#,
      "tool `a`: `conditions` is missing in `deny_if`"
    ),
    (
      #"{"version": "1", "default": "deny", "tools": {"a": {"limits": [{"counter": "c", "window": "week", "max": 1, "scope": "grant"}]}}}"#,
      "tool `a`: a limit's `window` must be minute, hour or day"
    ),
    (
      #"{"version": "1", "default": "deny", "tools": {"a": {"deny_if": [{"conditions": [{"path": "x", "op": "eq", "value": 1}]}]}}}"#,
      "tool `a`: the path `x` must begin with `args.`"
    ),
  ])
  func theRulesOfTheHostedPolicy(_ text: String, _ error: String) throws {
    #expect(PolicyLayerRules.errors(try JSONDocument(Array(text.utf8)).root) == [error])
  }

  @Test(arguments: [
    ("version: 1\ntools: {}", "`version` must be \"1\""),
    ("version: \"1\"", "`tools` is missing"),
    ("version: \"1\"\ndefault: ask\ntools: {}", "`default` must be allow or deny"),
    ("version: \"1\"\ntools: {a: {rules: [{action: deny}]}}", "tool `a`: a rule has no `name`"),
    ("version: \"1\"\ntools: {a: {rules: [{name: x}]}}", "tool `a`: a rule has no conditions"),
    ("version: \"1\"\ntools: {a: {rules: [{name: x, action: block}]}}", "tool `a`: there is no action `block`"),
    (
      "version: \"1\"\ntools: {a: {rules: [{name: x, rate_limit: 5/week}]}}",
      "tool `a`: `5/week` is no limit: write `30/hour`"
    ),
    (
      "version: \"1\"\ntools: {a.b: {rules: [{name: x, rate_limit: 5/hour}]}}",
      "tool `a.b`: calls of a tool with a dot in its name cannot be counted"
    ),
    (
      "version: \"1\"\ntools: {a: {rules: [{name: x, action: deny, conditions: [{path: args.a, op: eq, value: 1}]}]}}",
      "tool `a`: a denial has conditions"
    ),
    (
      "version: \"1\"\ntools: {a: {rules: [{name: x, conditions: [{path: args.a, op: in, value: 1}]}]}}",
      "tool `a`: `in` needs a list"
    ),
    (
      "version: \"1\"\ntools: {a: {rules: [{name: x, conditions: [{path: args.a, op: lte, value: \"1\"}]}]}}",
      "tool `a`: `lte` needs a number"
    ),
    (
      "version: \"1\"\ntools: {a: {rules: [{name: x, conditions: [{path: state.a.sum, op: lte, value: 1}]}]}}",
      "tool `a`: `state.a.sum` is no counter of this policy"
    ),
    (
      "version: \"1\"\ntools: {a: {rules: [{name: x, conditions: [{path: args.a, op: regex, value: \"(\"}]}]}}",
      "tool `a`: `regex` needs a pattern"
    ),
    (
      "version: \"1\"\ntools: {a: {rules: [{name: x, rate_limit: 1/day, conditions: [{path: args.a, op: exists, value: true}]}]}}",
      "tool `a`: a `rate_limit` stands beside conditions or state"
    ),
  ])
  func theRulesOfTheProxy(_ text: String, _ error: String) throws {
    #expect(InterceptRules.errors(try Readers.of(.interceptYAML).root(Array(text.utf8))) == [error])
  }

  @Test func thePoliciesOfEveryNameAreValid() throws {
    let json = lower(HostileNameTests.template, to: .policyLayerJSON, provenance: LoweringTests.provenance)
    #expect(PolicyLayerRules.errors(try JSONDocument(json.bytes).root) == [])
    let yaml = lower(HostileNameTests.template, to: .interceptYAML, provenance: LoweringTests.provenance)
    #expect(InterceptRules.errors(try Readers.of(.interceptYAML).root(yaml.bytes)) == [])
  }

  /// Reading back gives every name and treatment, whatever the names are.
  @Test(arguments: PolicyTarget.allCases)
  func everyNameIsReadBack(_ target: PolicyTarget) throws {
    let file = lower(HostileNameTests.template, to: target, provenance: LoweringTests.provenance)
    let check = try PolicyCheck(
      file.bytes, origin: file.bytes, template: HostileNameTests.template, provenance: LoweringTests.provenance,
      reader: Readers.of(target))
    #expect(check.troubles == [])
    #expect(check.fine > 20)
  }
}
