import Policies
import ToolModel

/// One server in full while its pages are made: verdicts joined with definitions and decisions.
struct ServerContext {
  let place: Int
  let row: SiteIndex.Server
  let snapshot: ToolSnapshot
  let assessment: ServerAssessment
  let history: ServerHistory
  let trouble: SiteServer.Trouble?
  /// The recommended pack's decisions.
  let template: PolicyTemplate
  let provenance: PolicyProvenance
  let findings: FindingsByTool
  /// Tools with a verdict, in the order of the listing.
  let tools: [Tool]
  /// Decisions by the bytes of the name, so that a page finds its own without a search.
  private let decisions: [[UInt8]: [ToolDecision]]

  /// One tool in full.
  struct Tool {
    /// Its place in the index.
    let place: Int
    let row: SiteIndex.Tool
    let verdict: Verdict
    let definition: ToolDefinition
    let details: ToolDetails
    let decision: ToolDecision
    /// Places of tools of the same class elsewhere, and of others with less risk.
    let related: [Int]
    let alternatives: [Int]
  }

  /// `light` leaves out what only pages need: tools elsewhere, and what is read out of definitions.
  init(
    place: Int, server: SiteServer, snapshot: ToolSnapshot, assessment: ServerAssessment, site: SiteRenderer,
    light: Bool = false
  ) {
    let index = site.index
    self.place = place
    row = index.servers[place]
    self.snapshot = snapshot
    self.assessment = assessment
    history = light ? ServerHistory([]) : ServerHistory(server.history)
    trouble = server.trouble
    template = decide(server: snapshot, assessment: assessment)
    provenance = PolicyProvenance(
      generatorVersion: site.settings.generatorVersion, rulesDigest: site.settings.rulesDigest, server: snapshot)
    decisions = Dictionary(grouping: template.tools) { Array($0.name.utf8) }
    findings = FindingsByTool(assessment.findings)
    var definitions: [ToolKey: (ToolDefinition, ToolDecision)] = [:]
    for (definition, decision) in zip(snapshot.tools, template.tools) {
      let key = ToolKey(server: snapshot.source.id, name: definition.name, ordinal: definition.ordinal)
      definitions[key] = (definition, decision)
    }
    var byKey: [ToolKey: Int] = [:]
    for place in row.tools {
      let tool = index.tools[place]
      byKey[ToolKey(server: row.id, name: tool.name, ordinal: tool.ordinal)] = place
    }
    var seen: Set<ToolKey> = []
    tools = assessment.verdicts.compactMap { verdict -> Tool? in
      guard let place = byKey[verdict.key], let (definition, decision) = definitions[verdict.key],
        seen.insert(verdict.key).inserted
      else { return nil }
      return Tool(
        place: place, row: index.tools[place], verdict: verdict, definition: definition,
        details: light ? ToolDetails.none : ToolDetails(definition), decision: decision,
        related: light ? [] : site.related.places(for: place, in: index),
        alternatives: light ? [] : site.related.alternatives(for: place, in: index))
    }
  }

  /// Tools, worst first.
  var worstFirst: [Tool] {
    tools.sorted { left, right in
      if left.verdict.risk != right.verdict.risk { return left.verdict.risk > right.verdict.risk }
      if left.verdict.category != right.verdict.category { return left.verdict.category > right.verdict.category }
      return left.verdict.key < right.verdict.key
    }
  }

  /// The record of one tool alone, its duplicates with it.
  func template(of tool: Tool) -> PolicyTemplate {
    template.with(tools: decisions[Array(tool.row.name.utf8)] ?? [])
  }
}
