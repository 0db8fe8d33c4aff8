/// The last recorded figures, in tenths of a percent. They only rise: whoever makes the rules better records it here.
enum RecordedFigures {
  /// All labelled rows.
  static let all = Figures(category: 944, risk: 854, macroF1: 928, dangerousCalledRead: 2)
  /// The rows from which rules may learn.
  static let learned = Figures(category: 957, risk: 897, macroF1: 954, dangerousCalledRead: 0)
  /// The rows that only measure.
  static let held = Figures(category: 920, risk: 774, macroF1: 884, dangerousCalledRead: 2)

  struct Figures {
    let category: Int
    let risk: Int
    let macroF1: Int
    let dangerousCalledRead: Int
  }
}
