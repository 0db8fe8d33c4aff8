import ToolModel

/// The parts of an `MCPRoute` of Envoy AI Gateway that concern one backend: which tools it shows, and which calls pass.
enum EnvoyAIGateway: PolicyBackEnd {
  static let title = "Envoy AI Gateway MCPRoute"
  static let fileName = "envoy-mcproute.yaml"
  static let placement = "Merge `spec` into the `MCPRoute` (v1beta1) that routes to the backend."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .hide], conditions: Set(TargetAbilities.Condition.allCases), unlisted: [.hide],
    nameForm: "raw, beside the backend's name")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { tool in
      switch Naming.raw(template.serverName) {
      case .exact: Naming.raw(tool)
      case .doubtful(_, let why), .none(let why): .none(why: "of the server: " + why)
      }
    }
    let backend = YAMLText.quoted(template.serverName)
    let allowed = policy.entries.filter { $0.treatment == .allow }
    var lines = PolicyHeader.lines(for: template, provenance: provenance)
    lines += ["spec:", "  backendRefs:", "    - name: \(backend)", "      toolSelector:"]
    if allowed.isEmpty {
      lines += ["        excludeRegex:", "          - \"(?s).*\""]
    } else {
      lines.append("        include:")
      lines += allowed.map { "          - " + YAMLText.quoted($0.spelling) }
    }
    lines += ["  securityPolicy:", "    authorization:", "      defaultAction: \"Deny\""]
    lines.append(allowed.isEmpty ? "      rules: []" : "      rules:")
    let free = allowed.filter(\.conditions.isEmpty)
    if !free.isEmpty { lines += rule(free.map(\.spelling), backend: backend, expression: nil) }
    for entry in allowed where !entry.conditions.isEmpty {
      let tests = entry.conditions.map { CELText.passes($0, in: "request.mcp.params.arguments") }
      lines += rule([entry.spelling], backend: backend, expression: tests.joined(separator: " && "))
    }
    return PolicyTarget.envoyAIGateway.file(lines, policy.losses)
  }

  private static func rule(_ tools: [String], backend: String, expression: String?) -> [String] {
    var lines = ["        - action: \"Allow\"", "          target:", "            tools:"]
    for tool in tools {
      lines += ["              - backend: \(backend)", "                tool: \(YAMLText.quoted(tool))"]
    }
    if let expression { lines.append("          cel: " + YAMLText.quoted(expression)) }
    return lines
  }
}
