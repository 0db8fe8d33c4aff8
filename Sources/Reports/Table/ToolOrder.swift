import ToolModel

/// The order in which every report shows tools.
enum ToolOrder {
  /// Worst risk, then worst category, then name and ordinal.
  static func worstFirst(_ verdicts: [Verdict]) -> [Verdict] {
    verdicts.sorted { left, right in
      if left.risk != right.risk { return left.risk > right.risk }
      if left.category != right.category { return left.category > right.category }
      return left.key < right.key
    }
  }
}
