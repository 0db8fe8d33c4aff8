import ToolModel

/// `permission.yaml` of Goose. All three lists must be there: without one the client reads the file as empty, and an
/// empty file permits.
enum Goose: PolicyBackEnd {
  static let title = "Goose permission.yaml"
  static let fileName = "goose-permission.yaml"
  static let placement = "Merge into `permission.yaml` of Goose's configuration folder, in a mode that asks."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .deny, .hide], unlisted: [], nameForm: "<extension>__<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.goose(server: template.serverName, tool: $0) }
    var lines = PolicyHeader.lines(for: template, provenance: provenance, unlisted: .ask)
    lines.append("user:")
    let lists = [
      ("always_allow", policy.names(.allow)), ("ask_before", policy.names(.ask)),
      ("never_allow", policy.names(.deny, .hide)),
    ]
    for (key, names) in lists {
      lines.append("  \(key):" + (names.isEmpty ? " []" : ""))
      lines += names.map { "    - " + YAMLText.quoted($0) }
    }
    return PolicyTarget.goose.file(lines, policy.losses)
  }
}
