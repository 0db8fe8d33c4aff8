import ToolModel

extension TreatmentTable {
  /// The strict pack: reads of low risk only; what might be wanted is asked about, the rest denied or hidden. Tools that
  /// appear later are denied.
  ///
  /// | class | low | medium | high | critical |
  /// |---|---|---|---|---|
  /// | read | allow, 60 a minute | ask | ask | deny |
  /// | write | ask | ask | deny | deny |
  /// | execute | ask | deny | deny | hide |
  /// | destructive | deny | deny | deny | hide |
  /// | financial | deny | deny | deny | hide |
  package static let strict = TreatmentTable(
    name: "strict", lowConfidenceBelow: 70, unlisted: .deny
  ) { category, risk in
    switch (category, risk) {
    case (.read, .low): Rule(.allow, limits: [CallLimit(count: 60, window: .minute)])
    case (.read, .medium), (.read, .high): Rule(.ask)
    case (.write, .low), (.write, .medium), (.execute, .low): Rule(.ask)
    case (.execute, .critical), (.destructive, .critical), (.financial, .critical): Rule(.hide)
    default: Rule(.deny)
    }
  }
}
