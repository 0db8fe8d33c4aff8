import JSONText
import ToolModel

/// The hosted JSON policy, version "1": `default`, `hide` and `tools`, where a tool has `limits` or `deny_if`, and an
/// empty object allows. It has no comments, no question and, as far as is known, only minute and hour windows.
enum PolicyLayerJSON {
  static func lower(_ template: PolicyTemplate) -> PolicyFile {
    var (rules, losses) = ProxyRule.rules(of: template)
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
    return PolicyFile(
      target: PolicyTarget.policyLayerJSON.rawValue, fileName: PolicyTarget.policyLayerJSON.fileName,
      bytes: writer.bytes + [0x0A], losses: losses)
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
}
