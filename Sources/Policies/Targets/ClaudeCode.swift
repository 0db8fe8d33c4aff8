import JSONText
import ToolModel

/// Permission rules of Claude Code: `deny` before `ask` before `allow`. A denied tool also disappears from the model's
/// list. Rules of MCP tools take no arguments; a rule whose spelling is wrong matches nothing and nobody is told.
enum ClaudeCode: PolicyBackEnd {
  static let title = "Claude Code settings"
  static let fileName = "claude-settings.json"
  static let placement =
    "Merge into `.claude/settings.json` of the project, `~/.claude/settings.json`, or `managed-settings.json`."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .deny, .hide], unlisted: [], nameForm: "mcp__<server>__<tool>, normalised")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) {
      Naming.claude(server: template.serverName, tool: $0)
    }
    return PolicyTarget.claudeCode.file(policy, of: template, provenance: provenance) {
      write(policy, to: &$0)
    }
  }

  /// The `permissions` object, which other clients have copied.
  static func write(_ policy: LoweredPolicy, to root: inout JSONWriter) {
    root.member("permissions") {
      $0.strings("allow", policy.names(.allow))
      $0.strings("ask", policy.names(.ask))
      $0.strings("deny", policy.names(.deny, .hide))
    }
  }
}
