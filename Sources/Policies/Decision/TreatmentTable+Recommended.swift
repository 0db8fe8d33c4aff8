import ToolModel

extension TreatmentTable {
  /// The recommended pack:
  ///
  /// | class | low | medium | high | critical |
  /// |---|---|---|---|---|
  /// | read | allow | allow, 60 a minute | ask | ask |
  /// | write | allow, 60 a minute | allow, 30 an hour | ask | ask |
  /// | execute | allow, 10 a minute | allow, 10 a minute | ask | deny |
  /// | destructive | ask | ask | ask | deny |
  /// | financial | ask | ask | ask | deny |
  package static let recommended = TreatmentTable(
    name: "recommended", lowConfidenceBelow: 50, unlisted: .ask
  ) { category, risk in
    switch (category, risk) {
    case (.read, .low): Rule(.allow)
    case (.read, .medium), (.write, .low): Rule(.allow, limits: [CallLimit(count: 60, window: .minute)])
    case (.write, .medium): Rule(.allow, limits: [CallLimit(count: 30, window: .hour)])
    case (.execute, .low), (.execute, .medium): Rule(.allow, limits: [CallLimit(count: 10, window: .minute)])
    case (.execute, .critical), (.destructive, .critical), (.financial, .critical): Rule(.deny)
    default: Rule(.ask)
    }
  }
}
