import JSONText
import TestSupport
import Testing
import ToolModel

@testable import Policies

/// The two formats of proxies, turned into each other.
struct ConversionTests {
  private static let intercept = """
    version: "1"
    description: harbour
    default: deny
    hide: [gone]
    tools:
      "yes":
        rules: []
      add:
        rules:
          - {name: limit, rate_limit: 30/hour}
      pay:
        rules:
          - name: small
            conditions: [{path: args.amount, op: lte, value: 500}, {path: args.currency, op: in, value: [EUR, "no"]}]
            on_deny: Too much.
          - {name: rate, rate_limit: 5/minute}
      look:
        rules:
          - {name: regex, conditions: [{path: args.url, op: regex, value: "^https://"}]}
      daily:
        rules:
          - {name: d, rate_limit: 2/day}
      drop:
        rules:
          - {name: never, action: deny, on_deny: Never.}
      ask:
        rules:
          - {name: a, action: require_approval}
      spend:
        rules:
          - name: sum
            conditions: [{path: state.spend.sum, op: lte, value: 9}]
            state: {counter: sum, window: day, increment_from: args.amount}
      "*":
        rules:
          - {name: all, rate_limit: 60/minute}

    """

  @Test func theProxyToTheHostedPolicy() throws {
    let root = try Readers.of(.interceptYAML).root(Array(Self.intercept.utf8))
    #expect(InterceptRules.errors(root) == [])
    let file = PolicyConversion.toPolicyLayer(root)
    #expect(PolicyLayerRules.errors(try JSONDocument(file.bytes).root) == [])
    expectGolden(file.bytes, named: "converted.json")
    expectGolden(file.losses.map { "\($0.tool ?? "-"): \($0.message)\n" }.joined(), named: "converted-json.losses.txt")
  }

  @Test func theHostedPolicyToTheProxy() throws {
    let text = #"""
      {"version": "1", "default": "deny", "hide": ["gone"],
       "all_tools": {"limits": [{"counter": "all", "window": "minute", "max": 60, "scope": "grant"}]},
       "tools": {"yes": {}, "pay": {
         "deny_if": [{"conditions": [{"path": "args.amount", "op": "gt", "value": 500}], "on_deny": "Too much."},
           {"conditions": [{"path": "args.a", "op": "eq", "value": "x"}, {"path": "args.b", "op": "exists", "value": true}]}],
         "limits": [{"counter": "pay_rate", "window": "hour", "max": 3, "scope": "grant"}]},
        "look": {"deny_if": [{"conditions": [{"path": "args.url", "op": "regex", "value": "10\\."}]}]},
        "a.b": {"limits": [{"counter": "ab", "window": "hour", "max": 3, "scope": "grant"}]},
        "must": {"require": [{"x": 1}]}, "drop": {"deny_if": [{"conditions": [], "on_deny": "Never."}]}}}
      """#
    let root = try JSONDocument(Array(text.utf8)).root
    #expect(PolicyLayerRules.errors(root) == [])
    let file = PolicyConversion.toIntercept(root)
    #expect(InterceptRules.errors(try Readers.of(.interceptYAML).root(file.bytes)) == [])
    expectGolden(file.bytes, named: "converted.yaml")
    expectGolden(file.losses.map { "\($0.tool ?? "-"): \($0.message)\n" }.joined(), named: "converted-yaml.losses.txt")
  }

  /// There and back nothing is treated more leniently, by the readers of both formats.
  @Test func thereAndBackNothingBecomesLooser() throws {
    let json = lower(HostileNameTests.template, to: .policyLayerJSON, provenance: LoweringTests.provenance)
    let reader = Readers.of(.policyLayerJSON)
    let yaml = PolicyConversion.toIntercept(try reader.root(json.bytes))
    let back = PolicyConversion.toPolicyLayer(try Readers.of(.interceptYAML).root(yaml.bytes))
    let (before, after) = (try reader.read(json.bytes), try reader.read(back.bytes))
    for (name, treatment) in before.named {
      let found = after.treatment(of: name, hasWildcards: false) ?? after.unlisted ?? .allow
      #expect(found.strictness >= treatment.strictness)
    }
  }
}
