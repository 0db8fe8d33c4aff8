import JSONText
import ToolModel

/// `permissions.json` of Cursor: a list of what runs unasked. It has no denial; a list that is there replaces the one
/// in the user interface, also when it is empty.
enum Cursor: PolicyBackEnd {
  static let title = "Cursor permissions.json"
  static let fileName = "cursor-permissions.json"
  static let placement = "Put it at `~/.cursor/permissions.json` or merge the list into the one that is there."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask], unlisted: [], nameForm: "<server>:<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) {
      Naming.joined(template.serverName, ":", $0, wildcards: "*?")
    }
    return PolicyTarget.cursor.file(policy, of: template, provenance: provenance) {
      $0.strings("mcpAllowlist", policy.names(.allow))
    }
  }
}
