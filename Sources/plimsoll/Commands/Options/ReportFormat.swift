/// The forms in which an audit can be told.
enum ReportFormat: String, CaseIterable, Sendable {
  case table, json, jsonl, markdown, html, csv, sarif, junit, cyclonedx, intoto
  /// Workflow commands, which become annotations on GitHub.
  case github
}
