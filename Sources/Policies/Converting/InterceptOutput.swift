import JSONText
import ToolModel

/// Writes what both formats can say as the proxy's YAML.
struct InterceptOutput {
  private(set) var losses: [PolicyLoss]

  init(losses: [PolicyLoss]) { self.losses = losses }

  mutating func write(_ policy: ProxyPolicy) -> [String] {
    // YAML reads no key of more characters than this (section 8.2.2); such a tool is left to the rule for the rest.
    let isLong = { (name: String) in YAMLText.quoted(name).utf8.count > 1_000 }
    var policy = policy
    for (name, _) in policy.tools where isLong(name) {
      lose(name, "left out, so denied by default: the name is too long")
    }
    if policy.tools.contains(where: { isLong($0.name) }) { policy.deniesRest = true }
    policy.tools.removeAll { isLong($0.name) }
    var lines = ["version: \"1\"", "default: \(policy.deniesRest ? "deny" : "allow")"]
    if !policy.hidden.isEmpty { lines += ["hide:"] + policy.hidden.map { "  - " + YAMLText.quoted($0) } }
    lines.append(policy.tools.isEmpty && policy.allLimits.isEmpty ? "tools: {}" : "tools:")
    for (name, rules) in policy.tools {
      lines.append("  \(YAMLText.quoted(name)):")
      var written: [String] = []
      for (number, rule) in rules.enumerated() { written += self.rule(rule, number: number + 1, tool: name) }
      lines.append(written.isEmpty ? "    rules: []" : "    rules:")
      lines += written
    }
    if !policy.allLimits.isEmpty {
      lines += ["  \"*\":", "    rules:"] + policy.allLimits.flatMap { limit($0, name: "all tools") }
    }
    return lines
  }

  private mutating func rule(_ rule: ProxyPolicy.Rule, number: Int, tool: String) -> [String] {
    switch rule {
    case .denial(let message): return denial(message)
    case .requirement(let tests, let message):
      return conditions(tests, negated: false, number: number, message: message)
    case .limit(let limit):
      guard !tool.contains(".") else {
        lose(tool, "denied: calls of a tool with a dot in its name cannot be counted")
        return denial("Denied: this policy cannot count calls of a tool of this name.")
      }
      return self.limit(limit, name: "limit \(number)")
    case .refusal(let tests, let message):
      // Refused where all hold, so it passes where one does not. Requiring that of one of them is stricter.
      guard let test = tests.first(where: { $0.opposite != nil }) else {
        lose(tool, "denied: `\(tests[0].operation)` has no opposite here")
        return denial(message)
      }
      if tests.count > 1 { lose(tool, "refused by one test alone: this format cannot join refusals") }
      if !test.isPresence { lose(tool, "calls without `\(test.path)` are refused too") }
      return conditions([test], negated: true, number: number, message: message)
    }
  }

  private func denial(_ message: String) -> [String] {
    ["      - name: \"denied\"", "        action: deny", "        on_deny: " + YAMLText.quoted(message)]
  }

  private func limit(_ limit: ProxyPolicy.Limit, name: String) -> [String] {
    ["      - name: " + YAMLText.quoted(name), "        rate_limit: \"\(limit.count)/\(limit.window)\""]
  }

  private func conditions(
    _ tests: [ProxyPolicy.Test], negated: Bool, number: Int, message: String
  ) -> [String] {
    var lines = ["      - name: \"condition \(number)\"", "        conditions:"]
    for test in tests {
      let written = test.written(negated: negated)
      lines.append("          - path: " + YAMLText.quoted(test.path))
      lines.append("            op: " + YAMLText.quoted(written.operation))
      lines.append("            value: " + ((try? JSONDocument(written.value)).map { flow($0.root) } ?? "\"\""))
    }
    return lines + ["        on_deny: " + YAMLText.quoted(message)]
  }

  /// A value in flow style: JSON, but with the escapes of YAML.
  private func flow(_ value: JSONValue) -> String {
    switch value.kind {
    case .string: YAMLText.quoted(value.string ?? "")
    case .array: "[" + value.elements.map(flow).joined(separator: ", ") + "]"
    case .object:
      "{" + value.members.map { YAMLText.quoted($0.key) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
    case .null, .boolean, .number: String(decoding: value.sourceBytes, as: UTF8.self)
    }
  }

  private mutating func lose(_ tool: String, _ message: String) {
    losses.append(PolicyLoss(tool: tool, message: message))
  }
}
