import Digests
import Drift
import JSONText
import ToolModel

/// Servers for comparisons, from definitions as text.
enum Fixture {
  static func tool(
    _ json: String, category: ToolModel.Category = .read, risk: RiskLevel = .low, capabilities: [Capability] = [],
    findings: [LockedFinding] = [], keepsDefinition: Bool = true
  ) throws -> LockedTool {
    let root = try JSONDocument(Array(json.utf8)).root
    var intake = ToolIntake()
    intake.accept(root, pointer: "")
    let definition = intake.tools[0]
    return LockedTool(
      name: definition.name, ordinal: 0, digest: definition.digest, coreDigest: definition.coreDigest,
      category: category, risk: risk, capabilities: capabilities, findings: findings,
      definition: keepsDefinition ? CanonicalForm.bytes(of: root, dropping: ["_meta", "icons"]) : [])
  }

  static func server(
    _ id: String = "pkg:pypi/example", name: String = "example", version: String = "1.0", instructions: String? = nil,
    isComplete: Bool = true, tools: [LockedTool]
  ) -> LockedServer {
    LockedServer(
      id: ServerID(id), name: name, sourceVersion: nil, info: ServerInfo(name: "example", version: version),
      instructions: instructions, isComplete: isComplete, findings: [], tools: tools)
  }

  static func server(_ tools: [LockedTool]) -> LockedServer { server(tools: tools) }

  static func changes(_ old: [LockedTool], _ new: [LockedTool], newVersion: String = "1.1") -> [Change] {
    LockComparison.drift(from: [server(old)], to: [server(version: newVersion, tools: new)]).flatMap(\.changes)
      .filter { $0.kind != .serverInfoChanged }
  }
}
