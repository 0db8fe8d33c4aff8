import RulePacks
import ToolModel

/// Rules as a person reads them.
enum RuleText {
  /// `category destructive (strong)`, `guard`, `capability bulk`, `finding high`.
  static func effect(_ rule: Rule) -> String {
    switch rule.effect {
    case .category(let category, let strength): "category \(category.rawValue) (\(strength.word))"
    case .guards: "guard"
    case .capability(let capability, _): "capability \(capability.rawValue)"
    case .finding(let severity, _): "finding \(severity.rawValue)"
    }
  }
}
