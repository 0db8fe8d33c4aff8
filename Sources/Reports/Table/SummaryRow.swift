package import ToolModel

/// What the summary of a long run keeps of one server; small, so that the run needs no memory of whole listings.
package struct SummaryRow: Sendable {
  let name: String
  let outcome: String
  let isFailure: Bool
  let counts: AuditSummary

  /// Keeps the counts of `server`.
  package init(_ server: AssessedServer) {
    name = server.source.name
    counts = AuditSummary([server])
    switch server.outcome {
    case .failed(let failure): (outcome, isFailure) = (failure.reason.rawValue, true)
    case .listed(let snapshot, _):
      (outcome, isFailure) = (snapshot.completeness == .complete ? "complete" : "partial", false)
    }
  }
}
