/// Something wrong or hostile about a tool, a server or a set of servers. Not the same thing as a category.
package struct Finding: Sendable, Hashable {
  /// The finding's rule id.
  package let id: String
  package let title: String
  package let severity: Severity
  /// How sure it is, in percent, 0 … 100.
  package let confidencePercent: Int
  /// The tool it is about; nil when it is about the server.
  package let tool: ToolKey?
  /// Other tools that have a part in it, of this server or of others, sorted.
  package let related: [ToolKey]
  package let evidence: [Evidence]
  /// What to do about it, one sentence.
  package let remedy: String
  /// Entries of public catalogues that it belongs to: `OWASP-MCP03`, `SAFE-T1001`.
  package let references: [String]

  package init(
    id: String, title: String, severity: Severity, confidencePercent: Int, tool: ToolKey?, related: [ToolKey] = [],
    evidence: [Evidence], remedy: String, references: [String] = []
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.confidencePercent = confidencePercent
    self.tool = tool
    self.related = related
    self.evidence = evidence
    self.remedy = remedy
    self.references = references
  }
}
