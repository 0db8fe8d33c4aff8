import JSONText
import ToolModel

/// Reads the proxy's YAML, as JSON, into what both formats can say.
struct InterceptIntake {
  private(set) var losses: [PolicyLoss] = []

  mutating func read(_ root: JSONValue) -> ProxyPolicy {
    var policy = ProxyPolicy()
    policy.deniesRest = root["default"]?.string == "deny"
    policy.hidden = (root["hide"].map { Array($0.elements) } ?? []).compactMap(\.string)
    if root["description"] != nil { lose(nil, "the description is dropped") }
    if root["approvals"] != nil { lose(nil, "the settings of approvals are dropped") }
    var common: [ProxyPolicy.Rule] = []
    for member in root["tools"].map({ Array($0.members) }) ?? [] {
      let rules = (member.value["rules"].map { Array($0.elements) } ?? []).map { rule($0, tool: member.key) }
      if member.key == "*" { common += rules } else { policy.tools.append((member.key, rules)) }
    }
    for rule in common {
      if case .limit(let limit) = rule {
        policy.allLimits.append(limit)
        continue
      }
      if !policy.deniesRest { lose(nil, "tools that are not listed are denied: a rule of `*` cannot be kept for them") }
      policy.deniesRest = true
      for place in policy.tools.indices { policy.tools[place].rules.append(rule) }
    }
    return policy
  }

  private mutating func rule(_ rule: JSONValue, tool: String) -> ProxyPolicy.Rule {
    let message = rule["on_deny"]?.string ?? rule["name"]?.string ?? "Denied by policy."
    switch rule["action"]?.string ?? "evaluate" {
    case "deny": return .denial(message: message)
    case "evaluate": break
    default:
      lose(tool, "denied instead of asked: the other format cannot ask")
      return .denial(message: message)
    }
    if let text = rule["rate_limit"]?.string {
      let parts = text.split(separator: "/")
      guard parts.count == 2, let count = Int(parts[0]), count > 0, CallLimit.Window(rawValue: String(parts[1])) != nil
      else {
        lose(tool, "denied: its limit cannot be read")
        return .denial(message: message)
      }
      return .limit(ProxyPolicy.Limit(count: count, window: String(parts[1])))
    }
    let tests = (rule["conditions"].map { Array($0.elements) } ?? []).compactMap(ProxyPolicy.Test.init)
    guard rule["state"] == nil, !tests.isEmpty, tests.count == rule["conditions"]?.count,
      tests.allSatisfy({ $0.path.hasPrefix("args.") })
    else {
      lose(tool, "denied: the other format does not keep count in this way")
      return .denial(message: message)
    }
    return .requirement(tests, message: message)
  }

  private mutating func lose(_ tool: String?, _ message: String) {
    losses.append(PolicyLoss(tool: tool, message: message))
  }
}
