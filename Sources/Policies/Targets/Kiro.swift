import ToolModel

/// `permissions.yaml` of Kiro: `deny` before `ask` before `allow` over all scopes; matches are globs.
enum Kiro: PolicyBackEnd {
  static let title = "Kiro permissions.yaml"
  static let fileName = "kiro-permissions.yaml"
  static let placement = "Merge the rules into `~/.kiro/settings/permissions.yaml`."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .deny, .hide], unlisted: [], nameForm: "<server>/<tool>, a glob")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.glob(server: template.serverName, tool: $0) }
    var lines = PolicyHeader.lines(for: template, provenance: provenance, unlisted: .ask)
    let groups = [
      ("allow", policy.names(.allow)), ("ask", policy.names(.ask)), ("deny", policy.names(.deny, .hide)),
    ].filter { !$0.1.isEmpty }
    lines.append(groups.isEmpty ? "rules: []" : "rules:")
    for (effect, names) in groups {
      lines += ["  - capability: \"mcp\"", "    effect: \"\(effect)\"", "    match:"]
      lines += names.map { "      - " + YAMLText.quoted($0) }
    }
    return PolicyTarget.kiro.file(lines, policy.losses)
  }
}
