import JSONText
import ToolModel

/// What the index keeps of one server: small, and made without knowing the others.
package struct SiteRow: Sendable {
  let source: ServerSource
  let failure: SiteIndex.Failure?
  let isTakenDown: Bool
  let isPartial: Bool
  let counts: AuditSummary
  let grade: ServerGrade?
  let listedAt: Int64?
  let tools: [Tool]
  let history: ServerHistory
  let findings: [Finding]
  /// How many tools each rule has evidence on.
  let ruleHits: [String: Int]

  struct Tool: Sendable {
    let key: ToolKey
    let category: Category
    let risk: RiskLevel
    let capabilities: [Capability]
    let confidence: Int
    let tokens: Int
    let excerpt: String
  }

  /// Reads a server once.
  package init(_ server: SiteServer) {
    source = server.assessed.source
    isTakenDown = server.takedown != nil
    history = ServerHistory(server.history)
    var tools: [Tool] = []
    var hits: [String: Int] = [:]
    switch server.assessed.outcome {
    case .failed(let reason):
      failure = SiteIndex.Failure(reason: reason.reason, message: reason.message)
      (isPartial, grade, listedAt, findings) = (false, nil, nil, [])
    case .listed(let snapshot, let assessment):
      failure = nil
      isPartial = snapshot.completeness != .complete
      listedAt = snapshot.takenAt
      findings = isTakenDown ? [] : assessment.findings
      var definitions: [ToolKey: ToolDefinition] = [:]
      for tool in snapshot.tools {
        definitions[ToolKey(server: source.id, name: tool.name, ordinal: tool.ordinal)] = tool
      }
      var grading = ServerGrade.Count(findings: assessment.findings, isPartial: isPartial)
      var seen: Set<ToolKey> = []
      for verdict in isTakenDown ? [] : assessment.verdicts where seen.insert(verdict.key).inserted {
        let root = definitions[verdict.key].flatMap { try? JSONDocument($0.bytes) }?.root
        let description = root?.present("description")?.string ?? ""
        tools.append(
          Tool(
            key: verdict.key, category: verdict.category, risk: verdict.risk, capabilities: verdict.capabilities,
            confidence: verdict.confidencePercent,
            tokens: root.map { TokenEstimate.tokens(of: $0) } ?? 0,
            excerpt: VisibleText.excerpt(description, limit: 110)))
        grading.add(verdict, annotations: AnnotationClaims(root), isDescribed: !description.isEmpty)
        for rule in Set(verdict.evidence.map(\.ruleID)) { hits[rule, default: 0] += 1 }
      }
      grade = isTakenDown ? nil : ServerGrade(grading)
      for finding in findings { hits[finding.id, default: 0] += 1 }
    }
    self.tools = tools
    ruleHits = hits
    counts = isTakenDown ? AuditSummary() : AuditSummary([server.assessed])
  }
}
