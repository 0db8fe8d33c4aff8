/// The last recorded figures, in tenths of a percent. They only rise: whoever makes the rules better records it here.
enum RecordedFigures {
  /// All labelled rows.
  static let all = Figures(category: 925, risk: 820, macroF1: 898, dangerousCalledRead: 3)
  /// The rows from which rules may learn.
  static let learned = Figures(category: 944, risk: 864, macroF1: 938, dangerousCalledRead: 1)
  /// The rows that only measure.
  static let held = Figures(category: 892, risk: 742, macroF1: 824, dangerousCalledRead: 2)

  struct Figures {
    let category: Int
    let risk: Int
    let macroF1: Int
    let dangerousCalledRead: Int
  }
}
