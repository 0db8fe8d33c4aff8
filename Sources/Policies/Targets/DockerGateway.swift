import ToolModel

/// Flags of `docker mcp gateway run`: an allowlist of tools. Without any flag every tool is on, so that there is always
/// at least one.
enum DockerGateway: PolicyBackEnd {
  static let title = "Docker MCP gateway flags"
  static let fileName = "docker-mcp-gateway.txt"
  static let placement = "Give the lines that are not comments to `docker mcp gateway run`, one argument a line."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .hide], unlisted: [.hide], nameForm: "<server>:<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var policy = LoweredPolicy(template, for: abilities) { tool in
      // A flag's value is split at commas, a line at its end.
      let meta = "*?,\n\r"
      return Naming.joined(template.serverName, ":", tool, wildcards: meta)
    }
    var lines = PolicyHeader.lines(for: template, provenance: provenance)
    let allowed = policy.names(.allow)
    lines += allowed.map { "--tools=" + $0 }
    if allowed.isEmpty {
      policy.lose("no tool is left: do not give the server to the gateway; the flag below names no tool of it")
      lines.append("--tools=plimsoll:no-tool-is-allowed")
    }
    return PolicyTarget.dockerGateway.file(lines, policy.losses)
  }
}
