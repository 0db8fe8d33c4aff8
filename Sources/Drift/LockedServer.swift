package import ToolModel

/// One server in a lock: who it was, what it said of itself and what it offered.
package struct LockedServer: Sendable, Equatable {
  package let id: ServerID
  /// The name under which the source lists it; for display, and to recognise an entry whose command line changed.
  package let name: String
  /// The version that the source named, where it did.
  package let sourceVersion: String?
  /// What the server called itself.
  package let info: ServerInfo
  /// The server's own words to a model.
  package let instructions: String?
  /// Whether every page was read when it was locked.
  package let isComplete: Bool
  /// Findings about the server as a whole: rule ids with their severity, sorted by id.
  package let findings: [LockedFinding]
  /// In the order of names, then ordinals.
  package let tools: [LockedTool]

  package init(
    id: ServerID, name: String, sourceVersion: String?, info: ServerInfo, instructions: String?, isComplete: Bool,
    findings: [LockedFinding], tools: [LockedTool]
  ) {
    self.id = id
    self.name = name
    self.sourceVersion = sourceVersion
    self.info = info
    self.instructions = instructions
    self.isComplete = isComplete
    self.findings = findings.sorted { $0.id < $1.id }
    self.tools = tools.sorted { $0.place < $1.place }
  }
}

/// A finding as a lock keeps it.
package struct LockedFinding: Sendable, Hashable {
  /// The rule's id.
  package let id: String
  package let severity: Severity

  package init(id: String, severity: Severity) {
    self.id = id
    self.severity = severity
  }
}
