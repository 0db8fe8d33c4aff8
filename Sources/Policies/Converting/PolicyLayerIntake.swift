import JSONText
import ToolModel

/// Reads the hosted JSON into what both formats can say.
struct PolicyLayerIntake {
  private(set) var losses: [PolicyLoss] = []

  mutating func read(_ root: JSONValue) -> ProxyPolicy {
    var policy = ProxyPolicy()
    policy.deniesRest = root["default"]?.string == "deny"
    policy.hidden = (root["hide"].map { Array($0.elements) } ?? []).compactMap(\.string)
    for entry in root["all_tools"]?["limits"].map({ Array($0.elements) }) ?? [] {
      if let limit = Self.limit(entry) {
        policy.allLimits.append(limit)
      } else {
        losses.append(PolicyLoss(tool: nil, message: "tools that are not listed are denied: a limit cannot be read"))
        policy.deniesRest = true
      }
    }
    for member in root["tools"].map({ Array($0.members) }) ?? [] {
      policy.tools.append((member.key, rules(member.value, tool: member.key)))
    }
    return policy
  }

  private mutating func rules(_ tool: JSONValue, tool name: String) -> [ProxyPolicy.Rule] {
    var rules: [ProxyPolicy.Rule] = []
    if tool["require"]?.count ?? 0 > 0 {
      losses.append(PolicyLoss(tool: name, message: "denied: what `require` means here is not known"))
      rules.append(.denial(message: "Denied: a requirement could not be converted."))
    }
    for denial in tool["deny_if"].map({ Array($0.elements) }) ?? [] {
      let message = denial["on_deny"]?.string ?? "Denied by policy."
      let conditions = denial["conditions"].map { Array($0.elements) } ?? []
      let tests = conditions.compactMap(ProxyPolicy.Test.init)
      let isWhole = !tests.isEmpty && tests.count == conditions.count
      rules.append(isWhole ? .refusal(tests, message: message) : .denial(message: message))
    }
    for entry in tool["limits"].map({ Array($0.elements) }) ?? [] {
      if let limit = Self.limit(entry) {
        rules.append(.limit(limit))
      } else {
        losses.append(PolicyLoss(tool: name, message: "denied: its limit cannot be read"))
        rules.append(.denial(message: "Denied: a limit could not be converted."))
      }
    }
    return rules
  }

  private static func limit(_ limit: JSONValue) -> ProxyPolicy.Limit? {
    guard let count = limit["max"]?.integer, count > 0, let window = limit["window"]?.string,
      CallLimit.Window(rawValue: window) != nil
    else { return nil }
    return ProxyPolicy.Limit(count: count, window: window)
  }
}
