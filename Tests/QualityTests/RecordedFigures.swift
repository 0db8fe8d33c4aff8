/// The last recorded figures, in tenths of a percent. They only rise: whoever makes the rules better records it here.
enum RecordedFigures {
  /// All labelled rows.
  static let all = Figures(category: 953, risk: 859, macroF1: 940, dangerousCalledRead: 1, sure: 985)
  /// The rows from which rules may learn.
  static let learned = Figures(category: 970, risk: 905, macroF1: 969, dangerousCalledRead: 0, sure: 987)
  /// The rows that only measure.
  static let held = Figures(category: 921, risk: 774, macroF1: 891, dangerousCalledRead: 1, sure: 980)

  struct Figures {
    let category: Int
    let risk: Int
    let macroF1: Int
    let dangerousCalledRead: Int
    /// How many of the labels with a confidence of at least 90 % are right.
    let sure: Int
  }
}
