/// What a wrong, looping or injected call could cost, if it were allowed without a limit.
package enum RiskLevel: String, Sendable, CaseIterable, Hashable {
  case low, medium, high, critical

  /// 0 for `low` up to 3 for `critical`.
  package var step: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }

  /// The level `step` steps above `low`, clamped to `low … critical`.
  package init(clampedStep step: Int) {
    self = Self.allCases[min(max(step, 0), Self.allCases.count - 1)]
  }
}

extension RiskLevel: Comparable {
  package static func < (left: RiskLevel, right: RiskLevel) -> Bool { left.step < right.step }
}
