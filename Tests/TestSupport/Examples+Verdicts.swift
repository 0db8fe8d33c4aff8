package import ToolModel

extension Examples {
  /// A verdict on one tool; nothing about it was computed by rules.
  package static func verdict(
    on tool: ToolDefinition, of server: ServerID, category: Category, risk: RiskLevel? = nil,
    capabilities: [Capability] = [], confidencePercent: Int = 90, contextDigest: String = "pl1-sha256:context",
    rulesDigest: String = "sha256:rules"
  ) -> Verdict {
    let evidence = Evidence(
      ruleID: "\(category.rawValue)-name-verb", scope: .tool, pointer: "/name", words: String(tool.name.prefix(7)),
      range: 0..<min(7, tool.name.utf8.count), sourceOffset: 8)
    return Verdict(
      key: ToolKey(server: server, name: tool.name, ordinal: tool.ordinal), category: category,
      risk: risk ?? category.baseRisk, capabilities: capabilities, confidencePercent: confidencePercent,
      deciding: evidence,
      riskSteps: [
        RiskStep(cause: "base \(category.rawValue)", effect: .start(category.baseRisk), after: category.baseRisk)
      ],
      definitionDigest: tool.digest, contextDigest: contextDigest, rulesDigest: rulesDigest)
  }

  /// Verdicts on every tool of a snapshot, with the categories in turn from `read` to `financial`, and one finding.
  package static func assessment(
    of snapshot: ToolSnapshot, contextDigest: String = "pl1-sha256:context", rulesDigest: String = "sha256:rules"
  ) -> ServerAssessment {
    let order = Category.allCases.sorted()
    let verdicts = snapshot.tools.enumerated().map { place, tool in
      verdict(
        on: tool, of: snapshot.source.id, category: order[place % order.count], contextDigest: contextDigest,
        rulesDigest: rulesDigest)
    }
    let findings = [
      Finding(
        id: "missing-annotations", title: "No annotations", severity: .info, confidencePercent: 100, tool: nil,
        evidence: [
          Evidence(
            ruleID: "missing-annotations", scope: .server, pointer: "/instructions", words: "", range: nil,
            sourceOffset: nil)
        ], remedy: "ask the author to annotate the tools")
    ]
    return ServerAssessment(verdicts: verdicts, findings: findings)
  }

  /// The example server at the end of the flow.
  package static func assessed(_ id: String = "pkg:pypi/harbour-master") -> AssessedServer {
    let snapshot = snapshot(id)
    return AssessedServer(source: snapshot.source, outcome: .listed(snapshot, assessment(of: snapshot)))
  }
}
