import ToolModel

/// The order in which every report shows findings.
enum FindingOrder {
  /// Worst severity, then id, then tool; the order given breaks ties.
  static func worstFirst(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.severity != other.severity { return one.severity > other.severity }
      if one.id != other.id { return one.id < other.id }
      switch (one.tool, other.tool) {
      case (let one?, let other?) where one != other: return one < other
      case (nil, _?): return true
      case (_?, nil): return false
      default: return left.offset < right.offset
      }
    }.map(\.element)
  }
}
