/// The last recorded figures, in tenths of a percent. They only rise: whoever makes the rules better records it here.
enum RecordedFigures {
  /// All labelled rows.
  static let all = Figures(category: 938, risk: 829, macroF1: 921, dangerousCalledRead: 3)
  /// The rows from which rules may learn.
  static let learned = Figures(category: 948, risk: 863, macroF1: 944, dangerousCalledRead: 1)
  /// The rows that only measure.
  static let held = Figures(category: 918, risk: 766, macroF1: 880, dangerousCalledRead: 2)

  struct Figures {
    let category: Int
    let risk: Int
    let macroF1: Int
    let dangerousCalledRead: Int
  }
}
