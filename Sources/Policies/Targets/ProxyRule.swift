import ToolModel

/// What a proxy that has no prompt, denies by default and knows tools by exact name can be told about one tool.
struct ProxyRule {
  let name: String
  let decision: ToolDecision
  let effect: Effect

  enum Effect: Equatable {
    case allow([CallLimit])
    case deny(message: String)
    case hide
  }

  /// The rules of a record, one a distinct name in the order of the listing, and what was lost on the way.
  /// `canRequire` is false where a text can only be refused by a pattern, not required to match one.
  static func rules(
    of template: PolicyTemplate, canRequire: Bool
  ) -> (rules: [ProxyRule], losses: [PolicyLoss]) {
    let settled = template.told(to: .gateway).strictestPerName()
    var rules: [ProxyRule] = []
    var losses: [PolicyLoss] = []
    if template.unlisted == .ask {
      losses.append(PolicyLoss(tool: nil, message: "unlisted tools are denied: this target cannot ask"))
    }
    var seen: Set<[UInt8]> = []
    for decision in settled.tools {
      if let reason = unusable(decision.name) {
        losses.append(PolicyLoss(tool: decision.name, message: "left out, so denied by default: \(reason)"))
        continue
      }
      // Bytes, because two strings that are canonically equivalent are two names to a proxy.
      guard seen.insert(Array(decision.name.utf8)).inserted else {
        losses.append(
          PolicyLoss(tool: decision.name, message: "several tools have this name: the strictest decision stands"))
        continue
      }
      rules.append(
        ProxyRule(
          name: decision.name, decision: decision,
          effect: effect(of: decision, canRequire: canRequire, losses: &losses)))
    }
    return (rules, losses)
  }

  private static func effect(
    of decision: ToolDecision, canRequire: Bool, losses: inout [PolicyLoss]
  ) -> Effect {
    switch decision.treatment {
    case .allow:
      // Paths are split at dots, and what a path with brackets means is not told.
      if decision.conditions.contains(where: { !$0.argument.unicodeScalars.allSatisfy(Naming.isPlain) }) {
        losses.append(PolicyLoss(tool: decision.name, message: "denied: its condition cannot name the argument"))
        return .deny(message: "Denied: this policy cannot look at an argument of this name.")
      }
      if !canRequire, decision.conditions.contains(where: \.isOnlyRequirement) {
        losses.append(PolicyLoss(tool: decision.name, message: "denied: its condition cannot be turned into a refusal"))
        return .deny(message: "Denied: this policy cannot test an argument as it has to be tested.")
      }
      if decision.conditions.contains(where: \.mayBeAbsent), canRequire {
        losses.append(
          PolicyLoss(tool: decision.name, message: "calls without the argument of its condition are denied too"))
      }
      return .allow(CallLimit.tightest(decision.limits))
    case .ask:
      losses.append(PolicyLoss(tool: decision.name, message: "denied instead of asked: this target cannot ask"))
      return .deny(message: "Needs a person's approval, which this policy cannot ask for.")
    case .deny: return .deny(message: "Denied: \(decision.category.rawValue), \(decision.risk.rawValue) risk.")
    case .hide: return .hide
    }
  }

  private static func unusable(_ name: String) -> String? {
    if name == "*" { return "`*` means every tool in this format" }
    return switch Naming.raw(name) {
    case .exact: nil
    case .doubtful(_, let why), .none(let why): why
    }
  }
}

extension ArgumentCondition {
  /// True if it can only be said what must be, or nothing would pass.
  var isOnlyRequirement: Bool {
    switch test {
    case .text(_, let refused): refused == nil
    case .oneOf(let values): values.isEmpty
    case .atMost: false
    }
  }
}
