import ToolModel

/// An authorization file of ToolHive with Cedar policies. What no `permit` covers is denied; an evaluation error voids
/// the policy it happens in, so that conditions stand in `permit`, where an error denies.
enum ToolHiveCedar: PolicyBackEnd {
  static let title = "Cedar for ToolHive"
  static let fileName = "toolhive-authz.yaml"
  static let placement = "Give it to `thv run --authz-config`."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .deny], conditions: [.choice], unlisted: [.deny], nameForm: "raw, Tool::\"<tool>\"")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.raw($0) }
    var lines = PolicyHeader.lines(for: template, provenance: provenance)
    lines += ["version: \"1.0\"", "type: \"cedarv1\"", "cedar:"]
    lines.append(policy.entries.isEmpty ? "  policies: []" : "  policies:")
    lines += policy.entries.map { "    - " + YAMLText.quoted(statement($0)) }
    lines.append("  entities_json: \"[]\"")
    let schema = PolicyFile.Companion(fileName: "toolhive.cedarschema", bytes: Array(schema(policy).utf8))
    return PolicyTarget.toolHiveCedar.file(lines, policy.losses, companions: [schema])
  }

  private static func statement(_ entry: LoweredPolicy.Entry) -> String {
    let effect = entry.treatment == .allow ? "permit" : "forbid"
    let scope = "(principal, action == Action::\"call_tool\", resource == Tool::\(QuotedText.cedar(entry.spelling)))"
    let conditions = entry.conditions.map {
      " when { \(Cedar.passes($0, in: "context", prefix: "arg_", showsPresence: true)) }"
    }.joined()
    return effect + scope + conditions + ";"
  }

  /// What the policies speak of, to be checked with any Cedar validator: a misspelt action, tool or argument is found.
  /// ToolHive itself needs no schema.
  private static func schema(_ policy: LoweredPolicy) -> String {
    var lines = ["entity Client;"]
    let names = policy.entries.map { QuotedText.cedar($0.spelling) }
    lines.append(names.isEmpty ? "entity Tool;" : "entity Tool enum [\(names.joined(separator: ", "))];")
    let attributes = Cedar.attributes(
      policy.entries.flatMap(\.conditions), prefix: "arg_", showsPresence: true)
    lines.append(
      "action \"call_tool\" appliesTo { principal: [Client], resource: [Tool], context: {\(attributes)} };")
    return lines.joined(separator: "\n") + "\n"
  }
}
