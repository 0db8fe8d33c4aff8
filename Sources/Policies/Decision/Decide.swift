package import ToolModel

/// Decides what every tool of a listing may do.
///
/// A tool that no verdict covers, or whose definition is not the one that was judged, is never allowed. Of tools that
/// share a name the strictest decision counts for all. What only another listing of the server shows counts too: a
/// tool that has another definition there, or stands only there, is never allowed, and the stricter decision counts.
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
  let elsewhere = decideElsewhere(server, assessment, table)
  return PolicyTemplate(
    server: server.source.id, serverName: server.source.name, tools: decisions + elsewhere, unlisted: table.unlisted,
    unlistedElsewhere: table.unlistedElsewhere
  ).strictestPerName().keeping(firstTools: decisions.count)
}

/// Decisions about the definitions that only another listing has, in their order.
private func decideElsewhere(
  _ server: ToolSnapshot, _ assessment: ServerAssessment, _ table: TreatmentTable
) -> [ToolDecision] {
  let definitions = server.relisting?.definitions ?? []
  let known = Set(server.tools.map { Array($0.name.utf8) })
  return definitions.map { tool in
    let verdict = assessment.elsewhere.first { $0.definitionDigest == tool.digest && sameBytes($0.key.name, tool.name) }
    let made = verdict.map { decision(for: tool, verdict: $0, table: table) } ?? unlabelledDecision(for: tool)
    // What looks harmless there may look otherwise tomorrow: never allowed without a person.
    return made.replacing(
      treatment: made.treatment == .allow ? .ask : made.treatment, limits: made.limits, conditions: [],
      note: known.contains(Array(tool.name.utf8)) ? nil : "only another listing of the server shows it")
  }
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
