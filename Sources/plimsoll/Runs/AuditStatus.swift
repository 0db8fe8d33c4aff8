import ToolModel

/// What an audit's results mean for the exit status.
struct AuditStatus {
  let risk: Threshold<RiskLevel>
  let finding: Threshold<Severity>
  let allowsPartial: Bool

  /// Never clean when nothing was seen.
  func of(_ servers: [AssessedServer]) -> ExitStatus {
    servers.reduce(servers.isEmpty ? .incomplete : .clean) { $0.worse(of($1)) }
  }

  private func of(_ server: AssessedServer) -> ExitStatus {
    switch server.outcome {
    case .failed(let failure): return failure.reason == .interrupted ? .interrupted : .incomplete
    case .listed(let snapshot, let assessment):
      var status = ExitStatus.clean
      if snapshot.completeness != .complete, !allowsPartial { status = .incomplete }
      // A listing of which nothing could be used was not seen, however whole it is.
      let leftOut = snapshot.diagnostics.contains { $0.code == "malformed-tool" || $0.code == "too-deep-tool" }
      if snapshot.tools.isEmpty, leftOut { status = .incomplete }
      let isOver =
        assessment.verdicts.contains { risk.isReached(by: $0.risk) }
        || assessment.findings.contains { finding.isReached(by: $0.severity) }
      return isOver ? status.worse(.threshold) : status
    }
  }
}
