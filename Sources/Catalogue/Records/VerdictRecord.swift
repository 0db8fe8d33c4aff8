import JSONText
import ToolModel

/// The reasons of a verdict as JSON: capabilities, evidence and the arithmetic of its risk.
enum VerdictRecord {
  static func reasons(_ verdict: Verdict) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("capabilities", verdict.capabilities.map(\.rawValue))
      writer.key("evidence")
      EvidenceRecord.append(verdict.evidence, to: &writer)
      writer.key("steps")
      writer.array { writer in for step in verdict.riskSteps { append(step, to: &writer) } }
    }
    return writer.bytes
  }

  private static func append(_ step: RiskStep, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("cause", step.cause)
      switch step.effect {
      case .start(let level): writer.member("start", level.rawValue)
      case .steps(let count): writer.member("steps", count)
      case .atLeast(let level): writer.member("atLeast", level.rawValue)
      case .exactly(let level): writer.member("exactly", level.rawValue)
      }
      writer.member("after", step.after.rawValue)
    }
  }

  /// What a row tells besides the reasons.
  struct Label {
    let category: String
    let risk: String
    let confidencePercent: Int
    let context: String
    let rules: String
  }

  static func verdict(
    on tool: ToolDefinition, of server: ServerID, label: Label, reasons: [UInt8]
  ) throws -> Verdict {
    let record = try StoredJSON(reasons, of: "verdict")
    let evidence = try record.list("evidence").map(EvidenceRecord.evidence)
    guard let category = Category(rawValue: label.category), let risk = RiskLevel(rawValue: label.risk),
      let deciding = evidence.first
    else { throw record.damage }
    return Verdict(
      key: ToolKey(server: server, name: tool.name, ordinal: tool.ordinal), category: category, risk: risk,
      capabilities: try record.texts("capabilities").map { text in
        guard let capability = Capability(rawValue: text) else { throw record.damage }
        return capability
      },
      confidencePercent: label.confidencePercent, deciding: deciding, supporting: Array(evidence.dropFirst()),
      riskSteps: try record.list("steps").map(step), definitionDigest: tool.digest, contextDigest: label.context,
      rulesDigest: label.rules)
  }

  private static func step(_ record: StoredJSON) throws -> RiskStep {
    RiskStep(cause: try record.text("cause"), effect: try effect(record), after: try record.choice("after"))
  }

  private static func effect(_ record: StoredJSON) throws -> RiskStep.Effect {
    if let count = record.optionalInteger("steps") { return .steps(count) }
    if record.optional("start") != nil { return .start(try record.choice("start")) }
    if record.optional("atLeast") != nil { return .atLeast(try record.choice("atLeast")) }
    return .exactly(try record.choice("exactly"))
  }
}
