import ToolModel

/// Cedar policies of the AgentCore gateway: a tool is the action `<target>___<tool>`. A schema of the same tools stands
/// beside it, so that a misspelt action is found. Documents of the service print the separator with two and with three
/// underscores; a wrong one permits nothing.
enum AgentCoreCedar: PolicyBackEnd {
  static let title = "Cedar for AgentCore"
  static let fileName = "agentcore.cedar"
  static let placement = "Create one policy a statement in the gateway's policy engine, in the mode `ENFORCE`."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .deny], conditions: [.choice], unlisted: [.deny], nameForm: "<target>___<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) {
      Naming.joined(template.serverName, "___", $0)
    }
    let unlisted = policy.unlisted ?? .deny
    var lines = PolicyHeader.lines(for: template, provenance: provenance, mark: "//", unlisted: unlisted)
    for entry in policy.entries {
      lines.append("")
      lines.append("\(entry.treatment == .allow ? "permit" : "forbid") (")
      lines.append("  principal is AgentCore::OAuthUser,")
      lines.append("  action == AgentCore::Action::\(QuotedText.cedar(entry.spelling)),")
      lines.append("  resource is AgentCore::Gateway")
      let tests = entry.conditions.map { Cedar.passes($0, in: "context.input") }
      let guarded = tests.map { "when { context has input && (\($0)) }" }
      lines.append(")" + guarded.map { "\n" + $0 }.joined() + ";")
    }
    let schema = PolicyFile.Companion(fileName: "agentcore.cedarschema", bytes: Array(schema(policy).utf8))
    return PolicyTarget.agentCoreCedar.file(lines, policy.losses, companions: [schema])
  }

  private static func schema(_ policy: LoweredPolicy) -> String {
    var lines = [
      "namespace AgentCore {", "  entity OAuthUser tags String;", "  entity Gateway;",
    ]
    let free = policy.entries.filter(\.conditions.isEmpty).map { "    " + QuotedText.cedar($0.spelling) }
    if !free.isEmpty {
      lines.append("  action")
      lines.append(free.joined(separator: ",\n"))
      lines.append("    appliesTo { principal: [OAuthUser], resource: [Gateway], context: {} };")
    }
    for entry in policy.entries where !entry.conditions.isEmpty {
      lines.append("  action \(QuotedText.cedar(entry.spelling))")
      lines.append("    appliesTo { principal: [OAuthUser], resource: [Gateway],")
      lines.append("      context: {\"input\"?: {\(Cedar.attributes(entry.conditions))}} };")
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }
}
