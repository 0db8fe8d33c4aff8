import ToolModel

/// The YAML policy of the Intercept proxy, version "1". Under `default: deny` an empty rule list allows; a rule needs a
/// name; `rate_limit` stands alone; a denial has no conditions. Its counters live under paths that are split at dots,
/// so a tool whose name holds a dot cannot be rate-limited. Its older versions have no approval, so we never ask.
enum InterceptYAML: PolicyBackEnd {
  static let title = "Intercept YAML"
  static let fileName = "policy.yaml"
  static let placement = "Give it to `intercept -c`."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .deny, .hide], conditions: Set(TargetAbilities.Condition.allCases),
    windows: Set(CallLimit.Window.allCases), unlisted: [.deny], nameForm: "raw, always quoted")

  /// YAML 1.2 section 8.2.2 (and libyaml): an implicit key spans at most 1,024 characters.
  private static let longestKey = 1_000

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var (rules, losses) = ProxyRule.rules(of: template, canRequire: true)
    rules.removeAll { rule in
      guard YAMLText.quoted(rule.name).utf8.count > longestKey else { return false }
      losses.append(PolicyLoss(tool: rule.name, message: "left out, so denied by default: the name is too long"))
      return true
    }
    let hidden = rules.filter { $0.effect == .hide }
    let listed = rules.filter { $0.effect != .hide }
    var lines = PolicyHeader.lines(for: template, provenance: provenance)
    lines.append("version: \"1\"")
    lines.append("default: deny")
    if !hidden.isEmpty {
      lines.append("hide:")
      for rule in hidden { lines.append("  - " + YAMLText.quoted(rule.name)) }
    }
    if listed.isEmpty {
      lines.append("tools: {}")
    } else {
      lines.append("tools:")
      for rule in listed { append(rule, to: &lines, losses: &losses) }
    }
    return PolicyTarget.interceptYAML.file(lines, losses)
  }

  private static func append(_ rule: ProxyRule, to lines: inout [String], losses: inout [PolicyLoss]) {
    lines.append("  \(YAMLText.quoted(rule.name)):")
    switch rule.effect {
    case .hide: break
    case .deny(let message): appendDenial(message, to: &lines)
    case .allow(let limits):
      let conditions = rule.decision.conditions.flatMap(condition)
      guard !limits.isEmpty || !conditions.isEmpty else {
        lines.append("    rules: []")
        return
      }
      if !limits.isEmpty, let reason = uncountable(rule.name) {
        if limits.contains(where: \.required) {
          losses.append(PolicyLoss(tool: rule.name, message: "denied: its required limit cannot be kept, \(reason)"))
          appendDenial("Denied: this policy cannot count calls of a tool of this name.", to: &lines)
        } else {
          losses.append(PolicyLoss(tool: rule.name, message: "its limit is dropped: \(reason)"))
          lines.append(conditions.isEmpty ? "    rules: []" : "    rules:")
          lines += conditions
        }
        return
      }
      lines.append("    rules:")
      lines += conditions
      for limit in limits {
        lines.append("      - name: " + YAMLText.quoted(DecisionReason.limit(limit)))
        lines.append("        rate_limit: \"\(limit.count)/\(limit.window.rawValue)\"")
      }
    }
  }

  /// Here a condition is what must hold, and an argument that is absent is refused.
  private static func condition(_ condition: ArgumentCondition) -> [String] {
    let (operation, value) =
      switch condition.test {
      case .text(let pattern, _): ("regex", YAMLText.quoted(pattern))
      case .oneOf(let values): ("in", "[" + values.map(YAMLText.quoted).joined(separator: ", ") + "]")
      case .atMost(let limit): ("lte", String(limit))
      }
    return [
      "      - name: " + YAMLText.quoted(DecisionReason.refusal(condition)), "        conditions:",
      "          - path: " + YAMLText.quoted("args." + condition.argument), "            op: \"\(operation)\"",
      "            value: " + value,
    ]
  }

  private static func appendDenial(_ message: String, to lines: inout [String]) {
    lines.append("    rules:")
    lines.append("      - name: \"denied\"")
    lines.append("        action: deny")
    lines.append("        on_deny: " + YAMLText.quoted(message))
  }

  private static func uncountable(_ name: String) -> String? {
    if name.utf8.contains(0x2E) { return "counter paths are split at the dot in the name" }
    if name == "_global" { return "`_global` is the proxy's own counter scope" }
    return nil
  }
}
