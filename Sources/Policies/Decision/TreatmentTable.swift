package import ToolModel

/// A policy pack: which treatment a category at a risk with capabilities gets, and what arguments are watched.
package struct TreatmentTable: Sendable, Hashable {
  /// The pack's name, as policy headers show it.
  package let name: String
  /// What it is for, one line.
  package let title: String
  /// Verdicts that are less sure than this, in percent, are treated at least as `unsure` says.
  package let lowConfidenceBelow: Int
  /// The least treatment of an unsure verdict; never `allow`.
  package let unsure: Treatment
  /// What happens to tools that the record does not list; never `allow`.
  package let unlisted: Treatment
  /// Where some kinds of enforcement points do something stricter with them.
  package let unlistedElsewhere: [EnforcementKind: Treatment]
  /// The least treatments that capabilities ask for.
  package let floors: [Floor]
  /// Which arguments are watched.
  package let conditions: ConditionSettings
  /// Digest of the pack's bytes; empty for a table made in code.
  package let digest: String
  private let cells: [Cell: Rule]

  /// What one cell of the table says.
  package struct Rule: Sendable, Hashable {
    /// The least strict that any kind of enforcement point is told.
    package let treatment: Treatment
    package let limits: [CallLimit]
    /// Where some kinds are told something stricter.
    package let elsewhere: [EnforcementKind: Treatment]

    package init(
      _ treatment: Treatment, limits: [CallLimit] = [], elsewhere: [EnforcementKind: Treatment] = [:]
    ) {
      self.treatment = treatment
      self.limits = limits
      self.elsewhere = elsewhere.filter { $0.value.strictness > treatment.strictness }
    }

    /// The same rule, but nowhere more lenient than `least`.
    func atLeast(_ least: Treatment) -> Rule {
      guard least.strictness > Treatment.allow.strictness else { return self }
      let raised = treatment.stricter(least)
      return Rule(
        raised, limits: raised == .allow ? limits : [], elsewhere: elsewhere.mapValues { $0.stricter(least) })
    }
  }

  /// Where a capability makes the treatment stricter than the cell says.
  package struct Floor: Sendable, Hashable {
    package let capability: Capability
    /// Only for this category, if given.
    package let category: Category?
    package let treatment: Treatment

    package init(capability: Capability, category: Category? = nil, treatment: Treatment) {
      self.capability = capability
      self.category = category
      self.treatment = treatment
    }
  }

  struct Cell: Hashable {
    let category: Category
    let risk: RiskLevel
  }

  init(
    name: String, title: String, lowConfidenceBelow: Int, unsure: Treatment, unlisted: Treatment,
    unlistedElsewhere: [EnforcementKind: Treatment], floors: [Floor], conditions: ConditionSettings, digest: String,
    cells: [Cell: Rule]
  ) {
    self.name = name
    self.title = title
    self.lowConfidenceBelow = lowConfidenceBelow
    self.unsure = unsure == .allow ? .ask : unsure
    self.unlisted = unlisted == .allow ? .ask : unlisted
    self.unlistedElsewhere = unlistedElsewhere
    self.floors = floors
    self.conditions = conditions
    self.digest = digest
    self.cells = cells
  }

  /// Builds a table from `rule`, which is asked once for every category and risk.
  package init(
    name: String, lowConfidenceBelow: Int, unlisted: Treatment, conditions: ConditionSettings = .all,
    rule: (Category, RiskLevel) -> Rule
  ) {
    var cells: [Cell: Rule] = [:]
    for category in Category.allCases {
      for risk in RiskLevel.allCases { cells[Cell(category: category, risk: risk)] = rule(category, risk) }
    }
    self.init(
      name: name, title: "", lowConfidenceBelow: lowConfidenceBelow, unsure: .ask, unlisted: unlisted,
      unlistedElsewhere: [:], floors: [], conditions: conditions, digest: "", cells: cells)
  }

  /// The rule of a cell. A cell that is missing is a question, never a permission.
  package func rule(for category: Category, at risk: RiskLevel) -> Rule {
    cells[Cell(category: category, risk: risk)] ?? Rule(.ask)
  }

  /// The rule for a verdict: the cell, raised by its capabilities and by doubt.
  func rule(for verdict: Verdict) -> (rule: Rule, isUnsure: Bool) {
    var rule = rule(for: verdict.category, at: verdict.risk)
    for floor in floors where verdict.capabilities.contains(floor.capability) {
      guard floor.category == nil || floor.category == verdict.category else { continue }
      rule = rule.atLeast(floor.treatment)
    }
    let isUnsure = verdict.confidencePercent < lowConfidenceBelow && rule.treatment.strictness < unsure.strictness
    return (isUnsure ? rule.atLeast(unsure) : rule, isUnsure)
  }
}

extension Treatment {
  /// The stricter of two.
  package func stricter(_ other: Treatment) -> Treatment { strictness >= other.strictness ? self : other }
}
