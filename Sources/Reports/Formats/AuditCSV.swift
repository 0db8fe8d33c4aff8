package import ToolModel

/// The CSV report of `plimsoll audit` (RFC 4180 with plain line feeds, UTF-8): a row a tool, a row for each server's own findings, and a row
/// for a server of which no tool is known.
package enum AuditCSV {
  /// The names of the columns, which stand in the first row. Columns are only added, at the end.
  package static let columns = [
    "server", "server_id", "outcome", "tool", "duplicate", "category", "risk", "confidence_percent", "capabilities",
    "reason", "findings", "worst_finding", "definition_digest",
  ]

  /// Rows of all servers, in the order given; tools in the order of the listing.
  package static func csv(_ servers: [AssessedServer]) -> [UInt8] {
    var bytes = CSVCell.row(columns)
    for server in servers { for row in rows(of: server) { bytes += CSVCell.row(row) } }
    return bytes
  }

  private static func rows(of server: AssessedServer) -> [[String]] {
    let identity = [server.source.name, server.source.id.text]
    switch server.outcome {
    case .failed(let failure):
      return [
        identity + ["failed", "", "", "", "", "", "", "\(failure.reason.rawValue): \(failure.message)", "", "", ""]
      ]
    case .listed(let snapshot, let assessment):
      let outcome = snapshot.completeness == .complete ? "complete" : "partial"
      let findings = FindingsByTool(assessment.findings)
      var rows: [[String]] = []
      if !findings.aboutServer.isEmpty || assessment.verdicts.isEmpty {
        rows.append(
          identity + [outcome, "", "", "", "", "", "", ""] + cells(of: findings.aboutServer) + [""])
      }
      for verdict in assessment.verdicts {
        rows.append(
          identity + [outcome] + cells(of: verdict) + cells(of: findings[verdict.key]) + [verdict.definitionDigest])
      }
      return rows
    }
  }

  private static func cells(of verdict: Verdict) -> [String] {
    [
      verdict.key.name, String(verdict.key.ordinal), verdict.category.rawValue, verdict.risk.rawValue,
      String(verdict.confidencePercent), verdict.capabilities.map(\.rawValue).joined(separator: " "),
      EvidencePhrase.text(verdict.evidence[0]),
    ]
  }

  /// The ids, worst first, and the worst severity.
  private static func cells(of findings: [Finding]) -> [String] {
    let sorted = FindingOrder.worstFirst(findings)
    return [sorted.map(\.id).joined(separator: " "), sorted.first?.severity.rawValue ?? ""]
  }
}
