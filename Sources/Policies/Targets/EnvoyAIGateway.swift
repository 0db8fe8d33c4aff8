import ToolModel

/// The parts of an `MCPRoute` of Envoy AI Gateway that concern one backend: which tools it shows, and which calls pass.
/// Its definition limits every list, and a file beyond a limit is not taken at all.
enum EnvoyAIGateway: PolicyBackEnd {
  static let title = "Envoy AI Gateway MCPRoute"
  static let fileName = "envoy-mcproute.yaml"
  static let placement = "Merge `spec` into the `MCPRoute` (v1beta1) that routes to the backend."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .hide], conditions: Set(TargetAbilities.Condition.allCases), unlisted: [.hide],
    nameForm: "raw, beside the backend's name")

  /// `maxItems` and `maxLength` of the resource's definition.
  private static let mostRules = 32
  private static let mostTools = 16
  private static let mostIncluded = 32
  private static let longestExpression = 4_096

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var policy = LoweredPolicy(template, for: abilities) { tool in
      switch Naming.raw(template.serverName) {
      case .exact: Naming.raw(tool)
      case .doubtful(_, let why), .none(let why): .none(why: "of the server: " + why)
      }
    }
    let backend = YAMLText.quoted(template.serverName)
    let (kept, rules) = rules(&policy, backend: backend)
    var lines = PolicyHeader.lines(for: template, provenance: provenance)
    lines += ["spec:", "  backendRefs:", "    - name: \(backend)", "      toolSelector:"]
    lines += selector(kept)
    lines += ["  securityPolicy:", "    authorization:", "      defaultAction: \"Deny\""]
    lines.append(rules.isEmpty ? "      rules: []" : "      rules:")
    return PolicyTarget.envoyAIGateway.file(lines + rules, policy.losses)
  }

  /// The rules that fit, and the names that they allow; what does not fit is denied by default.
  private static func rules(_ policy: inout LoweredPolicy, backend: String) -> ([String], [String]) {
    let allowed = policy.entries.filter { $0.treatment == .allow }
    var kept: [String] = []
    var lines: [String] = []
    var count = 0
    for entry in allowed where !entry.conditions.isEmpty {
      let tests = entry.conditions.map { CELText.passes($0, in: "request.mcp.params.arguments") }
      let expression = tests.joined(separator: " && ")
      // One rule is left for the tools without a condition.
      guard count < mostRules - 1, expression.unicodeScalars.count <= longestExpression else {
        policy.lose(entry.decision.name, "hidden: its condition does not fit into the resource")
        continue
      }
      lines += rule([entry.spelling], backend: backend, expression: expression)
      kept.append(entry.spelling)
      count += 1
    }
    let free = allowed.filter(\.conditions.isEmpty).map(\.spelling)
    let fitting = min(free.count, (mostRules - count) * mostTools)
    for start in stride(from: 0, to: fitting, by: mostTools) {
      lines += rule(Array(free[start..<min(start + mostTools, fitting)]), backend: backend, expression: nil)
    }
    for name in free[fitting...] { policy.lose(name, "hidden: the resource has no room for more tools") }
    return (kept + free[..<fitting], lines)
  }

  private static func selector(_ names: [String]) -> [String] {
    if names.isEmpty { return ["        excludeRegex:", "          - \"(?s).*\""] }
    if names.count <= mostIncluded {
      return ["        include:"] + names.map { "          - " + YAMLText.quoted($0) }
    }
    let patterns = stride(from: 0, to: names.count, by: mostTools).map { start in
      "^(?:" + names[start..<min(start + mostTools, names.count)].map(RegexText.literal).joined(separator: "|") + ")$"
    }
    return ["        includeRegex:"] + patterns.map { "          - " + YAMLText.quoted($0) }
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
