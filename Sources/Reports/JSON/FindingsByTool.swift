import ToolModel

/// The findings of one server, ready to be asked for by tool.
struct FindingsByTool {
  private let byTool: [ToolKey: [Finding]]
  /// Those about the server as a whole.
  let aboutServer: [Finding]

  init(_ findings: [Finding]) {
    var byTool: [ToolKey: [Finding]] = [:]
    for finding in findings {
      if let tool = finding.tool { byTool[tool, default: []].append(finding) }
    }
    self.byTool = byTool
    aboutServer = findings.filter { $0.tool == nil }
  }

  subscript(_ tool: ToolKey) -> [Finding] { byTool[tool] ?? [] }
}
