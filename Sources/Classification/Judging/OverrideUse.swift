import RulePacks
import ToolModel

/// Puts a user's overrides in the place of what the rules say, and says so.
enum OverrideUse {
  /// The id that stands as evidence where an override decided.
  static let ruleID = "override"

  static func apply(
    _ overrides: Overrides, to assessment: ServerAssessment, of source: ServerSource
  ) -> ServerAssessment {
    guard !overrides.entries.isEmpty else { return assessment }
    let entries = overrides.entries.filter { entry in
      entry.server.map { $0 == source.id.text || $0 == source.name } ?? true
    }
    guard !entries.isEmpty else { return assessment }
    return ServerAssessment(
      verdicts: assessment.verdicts.map { verdict in
        entries.filter { $0.tool == verdict.key.name }.reduce(verdict) { apply($1, to: $0) }
      },
      findings: assessment.findings.map { finding in
        guard let tool = finding.tool,
          let entry = entries.first(where: { $0.tool == tool.name && $0.findings.contains(finding.id) })
        else { return finding }
        return Finding(
          id: finding.id, title: finding.title + " (turned down by an override: \(entry.reason))", severity: .info,
          confidencePercent: finding.confidencePercent, tool: finding.tool, related: finding.related,
          evidence: finding.evidence, remedy: finding.remedy, references: finding.references)
      }, elsewhere: assessment.elsewhere)
  }

  private static func apply(_ entry: Overrides.Entry, to verdict: Verdict) -> Verdict {
    guard entry.category != nil || entry.risk != nil else { return verdict }
    let category = entry.category ?? verdict.category
    var steps = verdict.riskSteps
    if entry.category != nil { steps = RiskArithmetic.steps(category, Set(verdict.capabilities)) }
    if let risk = entry.risk { steps.append(RiskStep(cause: ruleID, effect: .exactly(risk), after: risk)) }
    return Verdict(
      key: verdict.key, category: category, risk: steps.last?.after ?? verdict.risk,
      capabilities: verdict.capabilities, confidencePercent: 100,
      deciding: Evidence(
        ruleID: ruleID, scope: .tool, pointer: "", words: entry.reason, range: nil, sourceOffset: nil),
      supporting: verdict.evidence, riskSteps: steps, definitionDigest: verdict.definitionDigest,
      contextDigest: verdict.contextDigest, rulesDigest: verdict.rulesDigest)
  }
}
