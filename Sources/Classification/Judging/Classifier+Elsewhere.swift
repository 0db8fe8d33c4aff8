package import ToolModel

extension Classifier {
  /// True if an assessment of the same tools also fits what further listings brought.
  package func isUpToDate(_ assessment: ServerAssessment, for snapshot: ToolSnapshot) -> Bool {
    let isQuiet = snapshot.relisting.map { $0.outcome == .same } ?? true
    return isQuiet && !assessment.findings.contains { RelistingFindings.ids.contains($0.id) }
  }

  /// True if another listing holds something of high risk that the first one does not.
  func isRiskier(_ elsewhere: [Verdict], than verdicts: [Verdict]) -> Bool {
    elsewhere.contains { other in
      other.risk >= .high
        && !verdicts.contains { $0.risk >= other.risk && $0.key.name.utf8.elementsEqual(other.key.name.utf8) }
    }
  }

  /// Judges the definitions that only another listing of the server has, beside the tools of the first one: their
  /// verdicts, and what is wrong with them. Those findings are about the server, since the record holds no such tool.
  package func assessElsewhere(_ snapshot: ToolSnapshot) -> (verdicts: [Verdict], findings: [Finding]) {
    guard let relisting = snapshot.relisting, !relisting.definitions.isEmpty || relisting.instructions != nil else {
      return ([], [])
    }
    let union = ToolSnapshot(
      source: snapshot.source, takenAt: snapshot.takenAt, protocolVersion: snapshot.protocolVersion,
      serverInfo: snapshot.serverInfo, instructions: relisting.instructions ?? snapshot.instructions,
      capabilities: snapshot.capabilities, tools: snapshot.tools + relisting.definitions,
      completeness: snapshot.completeness, diagnostics: [])
    let judged = judge(union)
    let own = snapshot.tools.count
    // Instructions that only the other listing has are judged with its tools.
    let isOwnText = relisting.instructions == nil
    let findings = judged.findings.filter { $0.place >= own || ($0.place < 0 && !isOwnText) }.map { place, finding in
      Finding(
        id: finding.id,
        title: "\(finding.title), as another listing shows `\(finding.tool?.name.prefix(80) ?? "instructions")`",
        severity: finding.severity, confidencePercent: finding.confidencePercent, tool: nil,
        evidence: finding.evidence.map {
          Evidence(
            ruleID: $0.ruleID, scope: .server, pointer: $0.pointer, words: $0.words, range: nil, sourceOffset: nil)
        }, remedy: finding.remedy, references: finding.references)
    }
    return (Array(judged.verdicts.dropFirst(own)), findings)
  }
}
