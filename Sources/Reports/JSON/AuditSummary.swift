package import ToolModel

/// The counts under a report, whatever its format.
package struct AuditSummary: Sendable, Equatable {
  /// Servers listed wholly.
  package private(set) var complete = 0
  /// Servers listed in part.
  package private(set) var partial = 0
  /// Servers that could not be listed.
  package private(set) var failed = 0
  /// Tools with a verdict.
  package private(set) var tools = 0
  /// The worst risk of any tool; nil if there is none.
  package private(set) var worstRisk: RiskLevel?
  private var categories: [Category: Int] = [:]
  private var risks: [RiskLevel: Int] = [:]
  private var severities: [Severity: Int] = [:]

  /// Nothing counted yet.
  package init() {}

  /// Counts `servers`.
  package init(_ servers: [AssessedServer]) { for server in servers { add(server) } }

  /// Counts one more server.
  package mutating func add(_ server: AssessedServer) {
    switch server.outcome {
    case .failed: failed += 1
    case .listed(let snapshot, let assessment):
      if snapshot.completeness == .complete { complete += 1 } else { partial += 1 }
      tools += assessment.verdicts.count
      for verdict in assessment.verdicts {
        categories[verdict.category, default: 0] += 1
        risks[verdict.risk, default: 0] += 1
        worstRisk = max(worstRisk ?? .low, verdict.risk)
      }
      for finding in assessment.findings { severities[finding.severity, default: 0] += 1 }
    }
  }

  /// Adds the counts of `other`.
  package mutating func add(_ other: AuditSummary) {
    complete += other.complete
    partial += other.partial
    failed += other.failed
    tools += other.tools
    if let risk = other.worstRisk { worstRisk = max(worstRisk ?? .low, risk) }
    categories.merge(other.categories, uniquingKeysWith: +)
    risks.merge(other.risks, uniquingKeysWith: +)
    severities.merge(other.severities, uniquingKeysWith: +)
  }

  /// All servers.
  package var servers: Int { complete + partial + failed }
  /// All findings.
  package var findings: Int { severities.values.reduce(0, +) }
  /// Tools of one category.
  package func tools(of category: Category) -> Int { categories[category] ?? 0 }
  /// Tools at exactly one risk level.
  package func tools(at risk: RiskLevel) -> Int { risks[risk] ?? 0 }
  /// Findings of exactly one severity.
  package func findings(of severity: Severity) -> Int { severities[severity] ?? 0 }
}
