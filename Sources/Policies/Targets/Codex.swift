import ToolModel

/// A server's table in `config.toml` of Codex. Keys are raw tool names, always quoted: a dot would make a table of its
/// own. `disabled_tools` hides; where unlisted tools must be refused, `enabled_tools` hides everything else. The
/// default mode is `prompt`, because `auto` believes the server's own annotations.
enum Codex: PolicyBackEnd {
  static let title = "Codex config.toml"
  static let fileName = "codex-config.toml"
  static let placement = "Merge into the server's table in `~/.codex/config.toml` or `.codex/config.toml`."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .hide], unlisted: [.ask, .hide], nameForm: "raw, quoted key")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.raw($0) }
    let server = "mcp_servers." + QuotedText.toml(template.serverName)
    var lines = PolicyHeader.lines(for: template, provenance: provenance, unlisted: policy.unlisted ?? .ask)
    lines.append("[\(server)]")
    if policy.unlisted == .hide {
      lines.append("enabled_tools = " + QuotedText.list(policy.names(.allow, .ask), QuotedText.toml))
    }
    lines.append("disabled_tools = " + QuotedText.list(policy.names(.hide), QuotedText.toml))
    lines.append("default_tools_approval_mode = \"prompt\"")
    for entry in policy.entries where entry.treatment != .hide {
      lines.append("")
      lines.append("[\(server).tools.\(QuotedText.toml(entry.spelling))]")
      lines.append("approval_mode = \"\(entry.treatment == .allow ? "approve" : "prompt")\"")
    }
    return PolicyTarget.codex.file(lines, policy.losses)
  }
}
