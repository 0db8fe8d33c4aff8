package import ToolModel

/// Which treatment a category at a risk gets: the whole judgement of a policy pack in one table.
///
/// The built-in table is made for enforcement points that stand between agent and server and cannot ask anybody.
/// What it can only recommend to ask about, a back end without a prompt lowers to a denial and says so.
package struct TreatmentTable: Sendable, Hashable {
  /// The pack's name, as policy headers show it.
  package let name: String
  /// Verdicts that are less sure than this, in percent, are never allowed without a question.
  package let lowConfidenceBelow: Int
  /// What happens to tools that the record does not list; never `allow`.
  package let unlisted: Treatment
  private let cells: [Cell: Rule]

  /// What one cell of the table says.
  package struct Rule: Sendable, Hashable {
    package let treatment: Treatment
    package let limits: [CallLimit]

    package init(_ treatment: Treatment, limits: [CallLimit] = []) {
      self.treatment = treatment
      self.limits = limits
    }
  }

  private struct Cell: Hashable {
    let category: Category
    let risk: RiskLevel
  }

  /// Builds a table from `rule`, which is asked once for every category and risk.
  package init(
    name: String, lowConfidenceBelow: Int, unlisted: Treatment, rule: (Category, RiskLevel) -> Rule
  ) {
    self.name = name
    self.lowConfidenceBelow = lowConfidenceBelow
    self.unlisted = unlisted == .allow ? .ask : unlisted
    var cells: [Cell: Rule] = [:]
    for category in Category.allCases {
      for risk in RiskLevel.allCases { cells[Cell(category: category, risk: risk)] = rule(category, risk) }
    }
    self.cells = cells
  }

  /// The rule of a cell. A cell that is missing is a question, never a permission.
  package func rule(for category: Category, at risk: RiskLevel) -> Rule {
    cells[Cell(category: category, risk: risk)] ?? Rule(.ask)
  }
}
