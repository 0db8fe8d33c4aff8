import ToolModel

/// A profile of the Docker MCP gateway: the server's `tools` are the ones that are on. An empty list is the same as
/// none, which would switch everything on.
enum DockerProfile: PolicyBackEnd {
  static let title = "Docker MCP profile"
  static let fileName = "docker-mcp-profile.yaml"
  static let placement =
    "Put the server's own `image` or `source` in, then `docker mcp profile import`; or merge `tools` into a profile "
    + "that was exported."
  static let abilities = TargetAbilities(
    .gateway, treatments: [.allow, .hide], unlisted: [.hide], nameForm: "raw, below the server")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var policy = LoweredPolicy(template, for: abilities) { Naming.raw($0) }
    let image = image(of: template.server)
    if image == nil { policy.lose("the record does not know the server's image: put it in the place of `IMAGE`") }
    var lines = PolicyHeader.lines(for: template, provenance: provenance)
    let id = Naming.normalized(template.serverName).lowercased()
    lines += ["version: 1", "id: \(YAMLText.quoted(id))", "name: \(YAMLText.quoted(template.serverName))"]
    let allowed = policy.names(.allow)
    if allowed.isEmpty {
      policy.lose("no tool is left, so the profile is without the server")
      lines.append("servers: []")
    } else {
      lines += ["servers:", "  - type: \"image\"", "    image: \(YAMLText.quoted(image ?? "IMAGE"))", "    tools:"]
      lines += allowed.map { "      - " + YAMLText.quoted($0) }
    }
    return PolicyTarget.dockerProfile.file(lines, policy.losses)
  }

  /// The image behind a package URL of the kind `oci` or `docker`.
  private static func image(of server: ServerID) -> String? {
    for prefix in ["pkg:oci/", "pkg:docker/"] where server.text.hasPrefix(prefix) {
      return String(server.text.dropFirst(prefix.count))
    }
    return nil
  }
}
