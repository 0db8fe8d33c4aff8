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
    var losses = policy.losses
    if !template.serverName.unicodeScalars.allSatisfy(Naming.isPlain) {
      losses.append(
        PolicyLoss(tool: nil, message: "the client takes no server whose name has other characters: rename the server"))
    }
    let requirements = requirements(for: template, provenance: provenance).map {
      PolicyFile.Companion(fileName: "codex-requirements.toml", bytes: Array(($0.joined(separator: "\n") + "\n").utf8))
    }
    if requirements == nil {
      losses.append(
        PolicyLoss(
          tool: nil, message: "no `requirements.toml`: the record does not know the server's address or command"))
    }
    return PolicyTarget.codex.file(lines, losses, companions: requirements.map { [$0] } ?? [])
  }

  /// An administrator's `requirements.toml`: the server is pinned to its address or command, and the mode that asks
  /// nobody is not to be had. It has no rules about tools; those stay in `config.toml`.
  private static func requirements(for template: PolicyTemplate, provenance: PolicyProvenance) -> [String]? {
    let address = template.server.text.hasPrefix("https://") ? template.server.text : nil
    guard
      let identity = address.map({ "url = " + QuotedText.toml($0) })
        ?? provenance.command.map({ "command = " + QuotedText.toml($0) })
    else { return nil }
    return [
      "# Requirements for \(YAMLText.comment(template.serverName)): `/etc/codex/requirements.toml`.",
      "# Written by plimsoll \(YAMLText.comment(provenance.generatorVersion)) beside \(fileName), which holds the rules.",
      "# tool list: \(YAMLText.comment(provenance.toolListDigest))",
      "#",
      "# Servers that are not listed here are switched off: merge the tables of all of them into one file.",
      "allowed_approval_policies = [\"untrusted\", \"on-request\"]",
      "",
      "[mcp_servers.\(QuotedText.toml(template.serverName)).identity]",
      identity,
    ]
  }
}
