import JSONText
import ToolModel

/// An `mcp_toolset` of Anthropic's Messages API: everything is switched off, and what may run is switched on. It cannot
/// ask.
enum AnthropicToolset: PolicyBackEnd {
  static let title = "Anthropic mcp_toolset"
  static let fileName = "anthropic-mcp-toolset.json"
  static let placement = "Add it to `tools` of a request whose `mcp_servers` names the server."
  static let abilities = TargetAbilities(.library, treatments: [.allow, .hide], unlisted: [.hide], nameForm: "raw")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.raw($0) }
    return PolicyTarget.anthropicToolset.file(policy, of: template, provenance: provenance) { toolset in
      toolset.member("type", "mcp_toolset")
      toolset.member("mcp_server_name", template.serverName)
      toolset.member("default_config") {
        $0.key("enabled")
        $0.boolean(false)
      }
      toolset.member("configs") { configs in
        for entry in policy.entries {
          configs.member(entry.spelling) {
            $0.key("enabled")
            $0.boolean(entry.treatment == .allow)
          }
        }
      }
    }
  }
}
