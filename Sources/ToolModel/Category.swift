/// What the most consequential ordinary call of a tool does. Declared worst first: the first that fits wins.
package enum Category: String, Sendable, CaseIterable, Hashable {
  /// Moves or commits money.
  case financial
  /// Loses something the same tool set cannot give back.
  case destructive
  /// Starts something whose effect the arguments or another program decide.
  case execute
  /// Creates or changes state in a way that can be edited or undone.
  case write
  /// Returns information and leaves everything as it was.
  case read

  /// The risk from which the modifiers start.
  package var baseRisk: RiskLevel {
    switch self {
    case .read: .low
    case .write: .medium
    case .execute: .high
    case .destructive, .financial: .critical
    }
  }
}

extension Category: Comparable {
  /// Orders by consequence: `read` is the smallest, `financial` the greatest.
  package static func < (left: Category, right: Category) -> Bool { left.consequence < right.consequence }

  /// 0 for `read` up to 4 for `financial`.
  package var consequence: Int {
    switch self {
    case .read: 0
    case .write: 1
    case .execute: 2
    case .destructive: 3
    case .financial: 4
    }
  }
}
