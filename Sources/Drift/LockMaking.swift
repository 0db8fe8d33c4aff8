import JSONText
package import ToolModel

extension LockedServer {
  /// Locks what was seen of a server. `keepsDefinitions` false keeps digests alone.
  package init(
    _ snapshot: ToolSnapshot, _ assessment: ServerAssessment, keepsDefinitions: Bool = true
  ) {
    var findings: [ToolKey: [LockedFinding]] = [:]
    var general: [LockedFinding] = []
    for finding in assessment.findings {
      let locked = LockedFinding(id: finding.id, severity: finding.severity)
      if let tool = finding.tool { findings[tool, default: []].append(locked) } else { general.append(locked) }
    }
    let tools = zip(snapshot.tools, assessment.verdicts).map { tool, verdict in
      LockedTool(
        name: tool.name, ordinal: tool.ordinal, digest: tool.digest, coreDigest: tool.coreDigest,
        category: verdict.category, risk: verdict.risk, capabilities: verdict.capabilities,
        findings: Self.distinct(findings[verdict.key] ?? []),
        definition: keepsDefinitions ? Self.core(of: tool) : [])
    }
    self.init(
      id: snapshot.source.id, name: snapshot.source.name, sourceVersion: snapshot.source.version,
      info: snapshot.serverInfo, instructions: snapshot.instructions,
      isComplete: snapshot.completeness == .complete, findings: Self.distinct(general), tools: tools)
  }

  /// Each id once, at its worst.
  private static func distinct(_ findings: [LockedFinding]) -> [LockedFinding] {
    var worst: [String: Severity] = [:]
    for finding in findings { worst[finding.id] = max(worst[finding.id] ?? .info, finding.severity) }
    return worst.map { LockedFinding(id: $0.key, severity: $0.value) }.sorted { $0.id < $1.id }
  }

  /// The definition in key order without what neither a model nor a caller sees.
  private static func core(of tool: ToolDefinition) -> [UInt8] {
    guard let document = try? JSONDocument(tool.bytes) else { return [] }
    return CanonicalForm.bytes(of: document.root, dropping: ["_meta", "icons"])
  }
}
