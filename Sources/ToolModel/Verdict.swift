/// The label of one tool. It cannot be made without evidence.
package struct Verdict: Sendable, Hashable {
  package let key: ToolKey
  package let category: Category
  package let risk: RiskLevel
  /// Sorted, without duplicates.
  package let capabilities: [Capability]
  /// How sure the label is, in percent, 0 … 100.
  package let confidencePercent: Int
  /// At least one; the deciding one first.
  package let evidence: [Evidence]
  /// The arithmetic from the base risk to `risk`, in the order of application.
  package let riskSteps: [RiskStep]
  /// Digest of the definition that was judged.
  package let definitionDigest: String
  /// Digest of the server context that was used.
  package let contextDigest: String
  /// Digest of the rules that judged it.
  package let rulesDigest: String

  package init(
    key: ToolKey, category: Category, risk: RiskLevel, capabilities: [Capability], confidencePercent: Int,
    deciding: Evidence, supporting: [Evidence] = [], riskSteps: [RiskStep], definitionDigest: String,
    contextDigest: String, rulesDigest: String
  ) {
    self.key = key
    self.category = category
    self.risk = risk
    self.capabilities = Set(capabilities).sorted()
    self.confidencePercent = min(max(confidencePercent, 0), 100)
    self.evidence = [deciding] + supporting
    self.riskSteps = riskSteps
    self.definitionDigest = definitionDigest
    self.contextDigest = contextDigest
    self.rulesDigest = rulesDigest
  }
}

/// One line of the risk arithmetic.
package struct RiskStep: Sendable, Hashable {
  /// What was applied: `base write`, `bulk`, `free-code`.
  package let cause: String
  package let effect: Effect
  /// The level after this step.
  package let after: RiskLevel

  package init(cause: String, effect: Effect, after: RiskLevel) {
    self.cause = cause
    self.effect = effect
    self.after = after
  }

  /// How a line moves the level.
  package enum Effect: Sendable, Hashable {
    case start(RiskLevel)
    /// Positive raises, negative lowers.
    case steps(Int)
    case atLeast(RiskLevel)
    case exactly(RiskLevel)
  }
}
