import ToolModel

extension TreatmentTable {
  /// The permissive pack: nearly everything runs, what is dangerous under limits that must be kept; money and what
  /// cannot be undone are asked about.
  ///
  /// | class | low | medium | high | critical |
  /// |---|---|---|---|---|
  /// | read | allow | allow | allow, 60 a minute | ask |
  /// | write | allow | allow, 60 a minute | allow, 30 an hour | ask |
  /// | execute | allow | allow, 60 a minute | allow, 10 a minute, required | ask |
  /// | destructive | allow, 10 an hour, required | allow, 10 an hour, required | ask | ask |
  /// | financial | ask | ask | ask | ask |
  package static let permissive = TreatmentTable(
    name: "permissive", lowConfidenceBelow: 25, unlisted: .ask
  ) { category, risk in
    switch (category, risk) {
    case (.read, .low), (.read, .medium), (.write, .low), (.execute, .low): Rule(.allow)
    case (.read, .high), (.write, .medium), (.execute, .medium):
      Rule(.allow, limits: [CallLimit(count: 60, window: .minute)])
    case (.write, .high): Rule(.allow, limits: [CallLimit(count: 30, window: .hour)])
    case (.execute, .high): Rule(.allow, limits: [CallLimit(count: 10, window: .minute, required: true)])
    case (.destructive, .low), (.destructive, .medium):
      Rule(.allow, limits: [CallLimit(count: 10, window: .hour, required: true)])
    default: Rule(.ask)
    }
  }

  /// The packs that are built in, strictest first.
  package static let packs: [TreatmentTable] = [.strict, .recommended, .permissive]
}
