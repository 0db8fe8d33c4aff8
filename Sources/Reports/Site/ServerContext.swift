import Policies
import ToolModel

/// One server in full while its pages are made: verdicts joined with definitions and decisions.
struct ServerContext {
  let row: SiteIndex.Server
  let snapshot: ToolSnapshot
  let assessment: ServerAssessment
  let template: PolicyTemplate
  let provenance: PolicyProvenance
  let findings: FindingsByTool
  /// Tools with a verdict, in the order of the listing.
  let tools: [Tool]
  let policies: [PolicyFile]
  /// Decisions by the bytes of the name, so that a page finds its own without a search.
  private let decisions: [[UInt8]: [ToolDecision]]

  /// One tool in full.
  struct Tool {
    let row: SiteIndex.Tool
    let verdict: Verdict
    let details: ToolDetails
    let decision: ToolDecision
  }

  init(
    row: SiteIndex.Server, snapshot: ToolSnapshot, assessment: ServerAssessment, tools rows: [SiteIndex.Tool],
    settings: SiteSettings
  ) {
    self.row = row
    self.snapshot = snapshot
    self.assessment = assessment
    template = decide(server: snapshot, assessment: assessment)
    provenance = PolicyProvenance(
      generatorVersion: settings.generatorVersion, rulesDigest: settings.rulesDigest, server: snapshot)
    decisions = Dictionary(grouping: template.tools) { Array($0.name.utf8) }
    findings = FindingsByTool(assessment.findings)
    policies = PolicyTarget.onPages.map { [template, provenance] in lower(template, to: $0, provenance: provenance) }
    var definitions: [ToolKey: (ToolDefinition, ToolDecision)] = [:]
    for (definition, decision) in zip(snapshot.tools, template.tools) {
      let key = ToolKey(server: snapshot.source.id, name: definition.name, ordinal: definition.ordinal)
      definitions[key] = (definition, decision)
    }
    let bySlug = Dictionary(
      rows.map { (ToolKey(server: snapshot.source.id, name: $0.name, ordinal: $0.ordinal), $0) },
      uniquingKeysWith: { first, _ in first })
    var seen: Set<ToolKey> = []
    tools = assessment.verdicts.compactMap { verdict in
      guard let row = bySlug[verdict.key], let (definition, decision) = definitions[verdict.key],
        seen.insert(verdict.key).inserted
      else { return nil }
      return Tool(row: row, verdict: verdict, details: ToolDetails(definition), decision: decision)
    }
  }

  /// The record of one tool alone, its duplicates with it.
  func template(of tool: Tool) -> PolicyTemplate {
    PolicyTemplate(
      server: template.server, serverName: template.serverName, tools: decisions[Array(tool.row.name.utf8)] ?? [],
      unlisted: template.unlisted)
  }

  /// The whole server's policy in every format, to download.
  func policyFiles() -> [SiteFile] {
    policies.map { SiteFile(path: SitePaths.server(row.slug) + $0.fileName, bytes: $0.bytes) }
  }
}
