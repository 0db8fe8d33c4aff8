import ToolModel

/// Authorization rules of agentgateway. A plain rule allows, and as soon as there is one everything else is denied;
/// without any rule everything is allowed, so that a record that allows nothing gets a rule that is never true. Its own
/// `deny` rules do not deny where they fail, so there are none.
enum AgentGatewayCEL: PolicyBackEnd {
  static let title = "agentgateway CEL rules"
  static let fileName = "agentgateway.yaml"
  static let placement = "Merge into the policies of the route or backend that serves the target."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .hide], conditions: Set(TargetAbilities.Condition.allCases), unlisted: [.hide],
    nameForm: "raw, beside the target's name")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { tool in
      switch Naming.raw(template.serverName) {
      case .exact: Naming.raw(tool)
      case .doubtful(_, let why), .none(let why): .none(why: "of the server: " + why)
      }
    }
    var lines = PolicyHeader.lines(for: template, provenance: provenance)
    lines += ["mcpAuthorization:", "  rules:"]
    lines += expressions(policy, server: template.serverName).map { "    - " + YAMLText.quoted($0) }
    return PolicyTarget.agentGatewayCEL.file(lines, policy.losses)
  }

  private static func expressions(_ policy: LoweredPolicy, server: String) -> [String] {
    let target = "mcp.tool.target == \(QuotedText.cel(server)) && "
    let allowed = policy.entries.filter { $0.treatment == .allow }
    let free = allowed.filter(\.conditions.isEmpty).map(\.spelling)
    var expressions: [String] = []
    if !free.isEmpty { expressions.append(target + "mcp.tool.name in " + QuotedText.list(free, QuotedText.cel)) }
    for entry in allowed where !entry.conditions.isEmpty {
      let tests = entry.conditions.map { CELText.passes($0, in: "mcp.tool.arguments") }
      expressions.append(
        target + "mcp.tool.name == \(QuotedText.cel(entry.spelling)) && " + tests.joined(separator: " && "))
    }
    return expressions.isEmpty ? ["false"] : expressions
  }
}
