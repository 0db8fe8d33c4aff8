import JSONText
import ToolModel

/// Writes what both formats can say as the hosted JSON.
struct PolicyLayerOutput {
  private(set) var losses: [PolicyLoss]
  private var counters = CounterNames()

  init(losses: [PolicyLoss]) { self.losses = losses }

  mutating func write(_ policy: ProxyPolicy) -> [UInt8] {
    let all = policy.allLimits.filter { $0.window != "day" }
    // A daily limit over everything cannot be kept, so nothing may run that it would have counted.
    let isLost = all.count < policy.allLimits.count
    if isLost { losses.append(PolicyLoss(tool: nil, message: "every tool is denied: a daily limit over all is lost")) }
    var writer = JSONWriter(indentation: 2)
    writer.object { root in
      root.member("version", "1")
      root.member("default", policy.deniesRest || isLost ? "deny" : "allow")
      if !policy.hidden.isEmpty { root.strings("hide", policy.hidden) }
      if !all.isEmpty { root.member("all_tools") { limits(all, of: "all", to: &$0) } }
      root.member("tools") { tools in
        for (name, rules) in policy.tools {
          let lost = isLost ? [ProxyPolicy.Rule.denial(message: "Denied: a limit could not be converted.")] : []
          tools.member(name) { tool(rules + lost, name: name, to: &$0) }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private mutating func tool(_ rules: [ProxyPolicy.Rule], name: String, to json: inout JSONWriter) {
    var denials: [(test: [ProxyPolicy.Test], negated: Bool, message: String)] = []
    var kept: [ProxyPolicy.Limit] = []
    for rule in rules {
      switch rule {
      case .denial(let message): denials.append(([], false, message))
      case .refusal(let tests, let message): denials.append((tests, false, message))
      case .requirement(let tests, let message):
        // All must hold: refused where any one does not.
        denials += tests.map { test in
          guard test.opposite != nil else {
            lose(name, "denied: `\(test.operation)` has no opposite here")
            return ([], false, message)
          }
          if test.isNumeric { lose(name, "an argument that is no number is left to the server's own schema") }
          return ([test], true, message)
        }
      case .limit(let limit) where limit.window == "day":
        lose(name, "denied: its daily limit cannot be expressed")
        denials.append(([], false, "Denied: this policy cannot count calls a day."))
      case .limit(let limit): kept.append(limit)
      }
    }
    if !denials.isEmpty {
      json.key("deny_if")
      json.array { list in
        for denial in denials {
          write(
            denial.test.map { $0.written(negated: denial.negated) }, denial.test.map(\.path), denial.message, to: &list)
          guard denial.negated, let test = denial.test.first, !test.isPresence else { continue }
          // Absent is refused there; here it makes every other test false.
          write([("exists", Array("false".utf8))], [test.path], denial.message, to: &list)
        }
      }
    }
    if !kept.isEmpty { limits(kept, of: name, to: &json) }
  }

  private func write(
    _ tests: [(operation: String, value: [UInt8])], _ paths: [String], _ message: String, to list: inout JSONWriter
  ) {
    list.object { denial in
      denial.key("conditions")
      denial.array { conditions in
        for (test, path) in zip(tests, paths) {
          conditions.object {
            $0.member("path", path)
            $0.member("op", test.operation)
            $0.key("value")
            $0.verbatim(test.value)
          }
        }
      }
      denial.member("on_deny", message)
    }
  }

  private mutating func limits(_ limits: [ProxyPolicy.Limit], of name: String, to json: inout JSONWriter) {
    var named: [(String, ProxyPolicy.Limit)] = []
    for limit in limits {
      let window = CallLimit.Window(rawValue: limit.window) ?? .minute
      named.append((counters.name(for: name, window: window, isOnly: limits.count == 1), limit))
    }
    json.key("limits")
    json.array { list in
      for (counter, limit) in named {
        list.object {
          $0.member("counter", counter)
          $0.member("window", limit.window)
          $0.key("max")
          $0.integer(limit.count)
          $0.member("scope", "grant")
        }
      }
    }
  }

  private mutating func lose(_ tool: String, _ message: String) {
    losses.append(PolicyLoss(tool: tool, message: message))
  }
}
