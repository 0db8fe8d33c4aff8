import ToolModel

/// Takes accepted findings out of the results, and tells what was taken out, what no longer counts and what is in vain.
struct Suppression {
  private(set) var servers: [AssessedServer] = []
  /// Findings that were taken out.
  private(set) var findingCount = 0
  /// Sentences about ignores that are expired or match nothing.
  private(set) var warnings: [String] = []
  /// Ignores that accept the risk of tools.
  private let risks: [Ignore]

  init(_ servers: [AssessedServer], ignores: [Ignore], now: Int64) {
    let valid = ignores.filter { !$0.isExpired(at: now) }
    risks = valid.filter { $0.finding == nil }
    var used: Set<Int> = []
    for server in servers {
      guard case .listed(let snapshot, let assessment) = server.outcome else {
        self.servers.append(server)
        continue
      }
      var kept: [Finding] = []
      for finding in assessment.findings {
        if let ignore = valid.first(where: { $0.covers(finding, of: server.source) }) {
          used.insert(ignore.line)
          findingCount += 1
        } else {
          kept.append(finding)
        }
      }
      for ignore in risks where assessment.verdicts.contains(where: { ignore.covers($0, of: server.source) }) {
        used.insert(ignore.line)
      }
      self.servers.append(
        AssessedServer(
          source: server.source,
          outcome: .listed(
            snapshot,
            ServerAssessment(
              verdicts: assessment.verdicts, findings: kept, elsewhere: assessment.elsewhere))))
    }
    for ignore in ignores {
      if ignore.isExpired(at: now) {
        warnings.append("an ignore is expired and does not count: \(ignore.text)")
      } else if !used.contains(ignore.line), servers.contains(where: { ignore.covers($0.source) }) {
        warnings.append("an ignore matches nothing: \(ignore.text)")
      }
    }
  }

  /// True if somebody accepted the tool's risk.
  func accepts(_ verdict: Verdict, of source: ServerSource) -> Bool {
    risks.contains { $0.covers(verdict, of: source) }
  }
}
