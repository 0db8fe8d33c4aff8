import JSONText
import ToolModel

/// The hosted JSON policy, version "1": `default`, `hide` and `tools`, where a tool has `limits` or `deny_if`, and an
/// empty object allows. It has no comments, no question and, as far as is known, only minute and hour windows.
enum PolicyLayerJSON: PolicyBackEnd {
  static let title = "PolicyLayer JSON"
  static let fileName = "policy.json"
  static let placement = "Save it as the policy of the server's grant."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .deny, .hide], conditions: Set(TargetAbilities.Condition.allCases),
    windows: [.minute, .hour], unlisted: [.deny], nameForm: "raw")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var (rules, losses) = ProxyRule.rules(of: template, canRequire: false)
    let hidden = rules.filter { $0.effect == .hide }.map(\.name)
    rules.removeAll { $0.effect == .hide }
    var counters = CounterNames()
    var writer = JSONWriter(indentation: 2)
    writer.object { policy in
      policy.key("version")
      policy.string("1")
      policy.key("default")
      policy.string("deny")
      if !hidden.isEmpty {
        policy.key("hide")
        policy.array { list in for name in hidden { list.string(name) } }
      }
      policy.key("tools")
      policy.object { tools in
        for rule in rules {
          tools.key(rule.name)
          tools.object { write(rule, to: &$0, counters: &counters, losses: &losses) }
        }
      }
    }
    let side = PolicyFile.Companion(
      fileName: "policy.plimsoll.json",
      bytes: RecordJSON.bytes(of: template, provenance: provenance, for: .policyLayerJSON))
    return PolicyTarget.policyLayerJSON.file(writer.bytes + [0x0A], losses, companions: [side])
  }

  private static func write(
    _ rule: ProxyRule, to tool: inout JSONWriter, counters: inout CounterNames, losses: inout [PolicyLoss]
  ) {
    switch rule.effect {
    case .hide: break
    case .deny(let message): writeDenial(message, to: &tool)
    case .allow(let limits):
      let expressible = limits.filter { $0.window != .day }
      if expressible.count < limits.count {
        if limits.contains(where: { $0.window == .day && $0.required }) {
          losses.append(PolicyLoss(tool: rule.name, message: "denied: a required daily limit cannot be expressed"))
          writeDenial("Denied: this policy cannot count calls a day.", to: &tool)
          return
        }
        losses.append(PolicyLoss(tool: rule.name, message: "the daily limit is dropped: it cannot be expressed"))
      }
      write(rule.decision.conditions, to: &tool)
      if rule.decision.conditions.contains(where: \.seesOnlyItsType) {
        losses.append(
          PolicyLoss(
            tool: rule.name,
            message: "an argument of another type than its condition tests is left to the server's own schema"))
      }
      guard !expressible.isEmpty else { return }
      tool.key("limits")
      tool.array { list in
        for limit in expressible {
          list.object {
            $0.key("counter")
            $0.string(counters.name(for: rule.name, window: limit.window, isOnly: expressible.count == 1))
            $0.key("window")
            $0.string(limit.window.rawValue)
            $0.key("max")
            $0.integer(limit.count)
            $0.key("scope")
            $0.string("grant")
          }
        }
      }
    }
  }

  /// A `deny_if` without conditions always denies.
  private static func writeDenial(_ message: String, to tool: inout JSONWriter) {
    tool.key("deny_if")
    tool.array { list in
      list.object {
        $0.key("conditions")
        $0.array { _ in }
        $0.key("on_deny")
        $0.string(message)
      }
    }
  }

  /// Here a condition refuses: the opposite of ours. An absent argument makes every test false but `exists`.
  private static func write(_ conditions: [ArgumentCondition], to tool: inout JSONWriter) {
    guard !conditions.isEmpty else { return }
    tool.key("deny_if")
    tool.array { list in
      for condition in conditions {
        let message = DecisionReason.refusal(condition)
        list.object { denial in
          denial.key("conditions")
          denial.array { $0.object { write(condition, to: &$0) } }
          denial.member("on_deny", message)
        }
        guard !condition.mayBeAbsent else { continue }
        list.object { denial in
          denial.key("conditions")
          denial.array {
            $0.object { absence in
              absence.member("path", "args." + condition.argument)
              absence.member("op", "exists")
              absence.key("value")
              absence.boolean(false)
            }
          }
          denial.member("on_deny", "Refused: the argument is missing.")
        }
      }
    }
  }

  private static func write(_ condition: ArgumentCondition, to json: inout JSONWriter) {
    json.member("path", "args." + condition.argument)
    switch condition.test {
    case .text(_, let refused):
      json.member("op", "regex")
      // The lowering lets no other one come here; this one refuses every text.
      json.member("value", refused ?? "")
    case .oneOf(let values):
      json.member("op", "not_in")
      json.strings("value", values)
    case .atMost(let limit):
      json.member("op", "gt")
      json.key("value")
      json.integer(limit)
    }
  }
}

extension ArgumentCondition {
  /// True if a refusal by this test lets values of another type pass.
  fileprivate var seesOnlyItsType: Bool {
    if case .oneOf = test { false } else { true }
  }
}
