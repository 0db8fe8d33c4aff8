import JSONText
import ToolModel

/// Permission rules of Devin Desktop and Devin CLI: those of Claude Code in another file.
enum Devin: PolicyBackEnd {
  static let title = "Devin config"
  static let fileName = "devin-config.json"
  static let placement = "Merge into `.devin/config.json` of the project or `~/.config/devin/config.json`."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .deny, .hide], unlisted: [], nameForm: "mcp__<server>__<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.devin(server: template.serverName, tool: $0) }
    return PolicyTarget.devin.file(policy, of: template, provenance: provenance) {
      ClaudeCode.write(policy, to: &$0)
    }
  }
}
