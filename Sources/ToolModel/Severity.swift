/// How bad a finding is, if it is true.
package enum Severity: String, Sendable, CaseIterable, Hashable, Comparable {
  case info, low, medium, high, critical

  /// 0 for `info` up to 4 for `critical`.
  package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
