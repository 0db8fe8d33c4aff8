import Drift
import ToolModel

/// What an audit's results mean for the exit status.
struct Gate {
  let risk: Threshold<RiskLevel>
  let finding: Threshold<Severity>
  let allowsPartial: Bool
  /// What was accepted before and does not count; nil counts everything.
  let baseline: Baseline?
  /// Identities or names of servers that have to be there, listed.
  let required: [String]
  /// Status 1 is left out; what could not be seen still counts.
  let neverFails: Bool

  /// Of runs that only look: what was not seen wholly counts, what was seen does not.
  static var ofCrawls: Gate {
    Gate(risk: .none, finding: .none, allowsPartial: false, baseline: nil, required: [], neverFails: false)
  }

  /// Never clean when nothing was seen. Tools whose risk `accepts` tells as accepted do not count.
  func status(
    of servers: [AssessedServer], accepts: (Verdict, ServerSource) -> Bool = { _, _ in false }
  ) -> ExitStatus {
    let start: ExitStatus = servers.isEmpty ? .incomplete : .clean
    let status = servers.reduce(start) { $0.worse(self.status(of: $1, accepts: accepts)) }
    let whole = missing(among: servers).isEmpty ? status : status.worse(.incomplete)
    return neverFails && whole == .threshold ? .clean : whole
  }

  /// Required servers that were not listed, in the order in which they were named.
  func missing(among servers: [AssessedServer]) -> [String] {
    required.filter { name in
      !servers.contains {
        guard case .listed = $0.outcome else { return false }
        return $0.source.name == name || $0.source.id.text == name
      }
    }
  }

  /// Tools and findings that reach a threshold and are known from the baseline.
  func knownCount(among servers: [AssessedServer]) -> Int {
    guard let baseline else { return 0 }
    return servers.reduce(0) { count, server in
      guard case .listed(_, let assessment) = server.outcome else { return count }
      return count + assessment.verdicts.count { risk.isReached(by: $0.risk) && baseline.knows($0) }
        + assessment.findings.count { finding.isReached(by: $0.severity) && baseline.knows($0, of: server.source.id) }
    }
  }

  private func status(of server: AssessedServer, accepts: (Verdict, ServerSource) -> Bool) -> ExitStatus {
    switch server.outcome {
    case .failed(let failure): return failure.reason == .interrupted ? .interrupted : .incomplete
    case .listed(let snapshot, let assessment):
      var status = ExitStatus.clean
      if snapshot.completeness != .complete, !allowsPartial { status = .incomplete }
      // A listing of which nothing could be used was not seen, however whole it is.
      let leftOut = snapshot.diagnostics.contains { $0.code == "malformed-tool" || $0.code == "too-deep-tool" }
      if snapshot.tools.isEmpty, leftOut { status = .incomplete }
      let isOver =
        assessment.verdicts.contains {
          risk.isReached(by: $0.risk) && !(baseline?.knows($0) ?? false) && !accepts($0, server.source)
        }
        || assessment.findings.contains {
          finding.isReached(by: $0.severity) && !(baseline?.knows($0, of: server.source.id) ?? false)
        }
      return isOver ? status.worse(.threshold) : status
    }
  }
}
