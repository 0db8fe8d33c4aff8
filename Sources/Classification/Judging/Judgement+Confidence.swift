import RulePacks
import ToolModel

/// How sure a category is. The figures are set so that of the labels with at least 90 % at least 98 % are right on
/// labelled tools; `QualityTests` prints and holds the table.
extension Judgement {
  /// Where evidence stands. Two rules that read the same words are one witness, not two.
  private struct Witnesses: OptionSet {
    let rawValue: Int

    static let name = Witnesses(rawValue: 1)
    static let prose = Witnesses(rawValue: 2)
    static let schema = Witnesses(rawValue: 4)
    static let other = Witnesses(rawValue: 8)

    var isSeveral: Bool { rawValue & (rawValue - 1) != 0 }
  }

  /// The deciding rule's own figure, raised where another part of the definition says the same, lowered where one says
  /// something else; 30 where nothing decided.
  var confidencePercent: Int {
    guard let deciding else { return 30 }
    let base = fired[deciding].rule.confidencePercent
    var witnesses: Witnesses = []
    var isContradicted = false
    for rule in fired {
      guard case .category(let category, let strength) = rule.rule.effect else { continue }
      if category != self.category {
        isContradicted = isContradicted || rule.beatenBy == nil || strength >= .normal
      } else if rule.beatenBy == nil {
        witnesses.formUnion(self.witnesses(rule))
      }
    }
    if isContradicted { return min(base, 86) }
    return witnesses.isSeveral ? base + (100 - base) * 3 / 5 : min(base, 92)
  }

  private func witnesses(_ rule: FiredRule) -> Witnesses {
    var witnesses: Witnesses = []
    for hit in rule.hits {
      switch text.tokens[Int(hit.token)].field {
      case .name, .prefix: witnesses.insert(.name)
      case .title, .lead, .body, .aside: witnesses.insert(.prose)
      case .parameter, .parameterText, .choice, .defaultValue, .output: witnesses.insert(.schema)
      default: witnesses.insert(.other)
      }
    }
    return witnesses
  }
}
