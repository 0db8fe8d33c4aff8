import ToolModel

/// A Rego package that answers `data.mcp.authz.decision` with `allow`, `ask` or `deny` to `input.server`, `input.tool`
/// and `input.arguments`, with its own tests in a file beside it.
enum Rego: PolicyBackEnd {
  static let title = "OPA Rego"
  static let fileName = "policy.rego"
  static let placement = "Load it into OPA and query `data.mcp.authz.decision`; `opa test` runs the file beside it."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .ask, .deny, .hide], conditions: Set(TargetAbilities.Condition.allCases),
    unlisted: [.ask, .deny], nameForm: "raw")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let (readable, changed) = withReadableConditions(template)
    var policy = LoweredPolicy(readable, for: abilities) { Naming.rego($0) }
    for name in changed { policy.lose(name, "asked: the texts of its condition need escapes in this format") }
    let unlisted = policy.unlisted == .ask ? "ask" : "deny"
    let server = QuotedText.json(template.serverName)
    var lines = PolicyHeader.lines(for: template, provenance: provenance, unlisted: policy.unlisted ?? .deny)
    lines += ["package mcp.authz", "", "import rego.v1", "", "default decision := \"deny\"", ""]
    lines += ["decision := \"deny\" if {", "  refused", "} else := listed[input.tool] if {"]
    lines += ["  input.server == \(server)", "} else := \"\(unlisted)\" if {", "  input.server == \(server)"]
    lines += ["  is_string(input.tool)", "}", "", "default refused := false", ""]
    lines += ["default arguments := {}", "", "arguments := input.arguments", ""]
    lines += ["given contains name if some name, _ in arguments", ""]
    for entry in policy.entries { lines += entry.conditions.flatMap { refusal($0, tool: entry.spelling) } }
    lines.append(policy.entries.isEmpty ? "listed := {}" : "listed := {")
    for entry in policy.entries {
      lines.append("  \(QuotedText.json(entry.spelling)): \"\(word(entry.treatment))\",")
    }
    if !policy.entries.isEmpty { lines.append("}") }
    let test = PolicyFile.Companion(
      fileName: "policy_test.rego",
      bytes: Array((tests(policy, server: server, unlisted: unlisted).joined(separator: "\n") + "\n").utf8))
    return PolicyTarget.rego.file(lines, policy.losses, companions: [test])
  }

  /// The record with a question instead of every condition whose texts need escapes: an engine that compares them with
  /// their escapes would let through what they name.
  private static func withReadableConditions(_ template: PolicyTemplate) -> (PolicyTemplate, [String]) {
    var changed: [String] = []
    let tools = template.tools.map { tool -> ToolDecision in
      guard !tool.conditions.allSatisfy(isReadable) else { return tool }
      changed.append(tool.name)
      return tool.replacing(treatment: .ask, limits: [], conditions: [], note: nil)
    }
    let readable = PolicyTemplate(
      server: template.server, serverName: template.serverName, tools: tools, unlisted: template.unlisted)
    return (readable, changed)
  }

  private static func isReadable(_ condition: ArgumentCondition) -> Bool {
    guard !Naming.needsEscape(condition.argument) else { return false }
    return switch condition.test {
    case .text(let pattern, _): !pattern.contains("`") && pattern.allSatisfy(\.isASCII)
    case .oneOf(let values): !values.contains(where: Naming.needsEscape)
    case .atMost: true
    }
  }

  /// Refuses what does not pass the condition: another type, a value that fails the test, arguments that are no object
  /// and, where it must be there, an absent one. A test that fails inside `not` refuses.
  private static func refusal(_ condition: ArgumentCondition, tool: String) -> [String] {
    let tests =
      switch condition.test {
      case .text(let pattern, _): ["not is_string(value)", "not regex.match(`\(pattern)`, value)"]
      case .oneOf(let values): ["not is_string(value)", "not value in \(QuotedText.list(values, QuotedText.json))"]
      case .atMost(let limit): ["not is_number(value)", "not value <= \(limit)"]
      }
    let argument = QuotedText.json(condition.argument)
    let name = "  input.tool == \(QuotedText.json(tool))"
    var lines = ["refused if {", name, "  not is_object(arguments)", "}", ""]
    if !condition.mayBeAbsent { lines += ["refused if {", name, "  not \(argument) in given", "}", ""] }
    for test in tests { lines += ["refused if {", name, "  value := arguments[\(argument)]", "  \(test)", "}", ""] }
    return lines
  }

  private static func tests(_ policy: LoweredPolicy, server: String, unlisted: String) -> [String] {
    var lines = ["package mcp.authz_test", "", "import rego.v1", "", "import data.mcp.authz"]
    for (place, entry) in policy.entries.enumerated() {
      // Without arguments, a call is refused whose condition needs one.
      let isRefused = entry.conditions.contains { !$0.mayBeAbsent }
      lines += test(
        "tool_\(place + 1)", isRefused ? "deny" : word(entry.treatment), server: server, tool: entry.spelling)
    }
    lines += test("unlisted", unlisted, server: server, tool: "")
    lines += test("other_server", "deny", server: "null", tool: "")
    return lines
  }

  private static func test(_ name: String, _ decision: String, server: String, tool: String) -> [String] {
    let input = "{\"server\": \(server), \"tool\": \(QuotedText.json(tool)), \"arguments\": {}}"
    return ["", "test_\(name) if {", "  authz.decision == \"\(decision)\" with input as \(input)", "}"]
  }

  private static func word(_ treatment: Treatment) -> String {
    switch treatment {
    case .allow: "allow"
    case .ask: "ask"
    case .deny, .hide: "deny"
    }
  }
}
