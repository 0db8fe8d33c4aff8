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
    var policy = LoweredPolicy(template, for: abilities) {
      Naming.claude(server: template.serverName, tool: $0)
    }
    if !template.serverName.unicodeScalars.allSatisfy(Naming.isPlain) {
      policy.lose(
        "the client calls the server `\(Naming.normalized(template.serverName))`: another one that it calls so is "
          + "treated alike")
    }
    let written = PolicyTarget.claudeCode.file(policy, of: template, provenance: provenance) {
      write(policy, to: &$0)
    }
    let managed = PolicyFile.Companion(
      fileName: "claude-managed-settings.json", bytes: managedSettings(policy, of: template))
    return PolicyTarget.claudeCode.file(written.bytes, written.losses, companions: written.companions + [managed])
  }

  /// The same rules for an administrator's file, where the mode that skips every question can be switched off and a
  /// server of which nothing is left can be kept from being loaded.
  private static func managedSettings(_ policy: LoweredPolicy, of template: PolicyTemplate) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { root in
      root.member("permissions") {
        $0.strings("allow", policy.names(.allow))
        $0.strings("ask", policy.names(.ask))
        $0.strings("deny", policy.names(.deny, .hide))
        $0.member("disableBypassPermissionsMode", "disable")
      }
      let isUseless = policy.names(.allow, .ask).isEmpty && template.unlisted.strictness >= Treatment.deny.strictness
      guard isUseless else { return }
      root.key("deniedMcpServers")
      root.array { list in
        list.object { $0.member("serverName", template.serverName) }
        if template.server.text.hasPrefix("https://") { list.object { $0.member("serverUrl", template.server.text) } }
      }
    }
    return writer.bytes + [0x0A]
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
