import ToolModel

/// Why a tool is treated as it is, in one sentence of ours. Nothing a server said is ever part of it.
enum DecisionReason {
  /// For a tool with a verdict.
  static func text(
    for verdict: Verdict, rule: TreatmentTable.Rule, isUnsure: Bool, isUntested: Bool = false
  ) -> String {
    // Where a user's override decided, its evidence stands first.
    let mark = verdict.evidence.first?.ruleID == "override" ? ", by an override" : ""
    let label = "\(verdict.category.rawValue), \(verdict.risk.rawValue) risk"
    let title = "\(label)\(mark): \(effect(of: verdict.category))"
    if isUnsure { return title + "; the label is unsure (\(verdict.confidencePercent)%), so a person should decide" }
    if isUntested { return title + "; it has an argument that no condition can test, so a person should decide" }
    let limits = rule.limits.map(limit)
    if rule.treatment == .allow, !limits.isEmpty { return title + "; " + limits.joined(separator: ", ") }
    return title
  }

  /// For a tool that no verdict covers.
  static let unlabelled = "no verdict covers this tool, so a person should decide"

  /// `at most 30 calls an hour`.
  static func limit(_ limit: CallLimit) -> String {
    let calls = limit.count == 1 ? "call" : "calls"
    return "at most \(limit.count) \(calls) \(limit.window == .hour ? "an" : "a") \(limit.window.rawValue)"
  }

  /// What a condition refuses, without the values: `Refused: the argument is not one that this policy lets through.`
  static func refusal(_ condition: ArgumentCondition) -> String {
    switch condition.test {
    case .text: "Refused: the argument's text is not one that this policy lets through."
    case .oneOf: "Refused: the argument chooses an act that this policy does not let through."
    case .atMost(let limit): "Refused: the argument is above \(limit)."
    }
  }

  private static func effect(of category: Category) -> String {
    switch category {
    case .read: "returns information and changes nothing"
    case .write: "creates or changes something that can be changed back"
    case .execute: "starts something whose effect its arguments decide"
    case .destructive: "can lose something for good"
    case .financial: "moves or commits money"
    }
  }
}
