package import ToolModel

/// Decides what every tool of a listing may do.
///
/// A tool that no verdict covers, or whose definition is not the one that was judged, is never allowed. Of tools that
/// share a name the strictest decision counts for all.
/// - Parameters:
///   - server: The listing.
///   - assessment: Its verdicts; matched by key and definition digest, not by place.
///   - table: The pack.
package func decide(
  server: ToolSnapshot, assessment: ServerAssessment, table: TreatmentTable = .recommended
) -> PolicyTemplate {
  var verdicts: [ToolKey: Verdict] = [:]
  for verdict in assessment.verdicts {
    // Two verdicts on one tool contradict each other: the worse one counts.
    if let other = verdicts[verdict.key], other.risk >= verdict.risk { continue }
    verdicts[verdict.key] = verdict
  }
  let decisions = server.tools.map { tool in
    let key = ToolKey(server: server.source.id, name: tool.name, ordinal: tool.ordinal)
    guard let verdict = verdicts[key], verdict.definitionDigest == tool.digest, sameBytes(verdict.key.name, tool.name)
    else { return unlabelledDecision(for: tool) }
    return decision(for: tool, verdict: verdict, table: table)
  }
  return PolicyTemplate(
    server: server.source.id, serverName: server.source.name, tools: decisions, unlisted: table.unlisted,
    unlistedElsewhere: table.unlistedElsewhere
  ).strictestPerName()
}

private func decision(for tool: ToolDefinition, verdict: Verdict, table: TreatmentTable) -> ToolDecision {
  var (rule, isUnsure) = table.rule(for: verdict)
  var conditions: [ArgumentCondition] = []
  var untested: [String] = []
  if rule.treatment == .allow {
    let known = KnownArguments(of: tool, verdict: verdict, settings: table.conditions)
    conditions = known.conditions
    untested = known.untestable
    if !untested.isEmpty, table.conditions.otherwiseAsks { rule = rule.atLeast(.ask) }
  }
  return ToolDecision(
    name: tool.name, treatment: rule.treatment, limits: rule.limits, elsewhere: rule.elsewhere,
    conditions: conditions,
    reason: DecisionReason.text(
      for: verdict, rule: rule, isUnsure: isUnsure, isUntested: !untested.isEmpty && rule.treatment != .allow),
    ruleIDs: Set(verdict.evidence.map(\.ruleID)).sorted(), category: verdict.category, risk: verdict.risk,
    definitionDigest: tool.digest)
}

private func unlabelledDecision(for tool: ToolDefinition) -> ToolDecision {
  // The record has no place for "unknown"; the codebook treats the unknown as a write of medium risk.
  ToolDecision(
    name: tool.name, treatment: .ask, reason: DecisionReason.unlabelled, ruleIDs: [], category: .write, risk: .medium,
    definitionDigest: tool.digest)
}

/// True if two names are the same bytes; `==` would fold canonical equivalents.
func sameBytes(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
