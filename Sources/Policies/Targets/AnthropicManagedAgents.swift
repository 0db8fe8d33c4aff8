import JSONText
import ToolModel

/// An `mcp_toolset` of Anthropic's managed agents: tools are switched on or off and, when on, allowed or asked about.
/// Names have at most 128 characters.
enum AnthropicManagedAgents: PolicyBackEnd {
  static let title = "Anthropic managed agents"
  static let fileName = "anthropic-managed-agents.json"
  static let placement = "Add it to `tools` of an agent whose `mcp_servers` names the server."
  static let abilities = TargetAbilities(
    .library, treatments: [.allow, .ask, .hide], unlisted: [.ask, .hide], nameForm: "raw, at most 128 characters")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { name in
      name.utf16.count > 128 ? .none(why: "the name is longer than 128 characters") : Naming.raw(name)
    }
    return PolicyTarget.anthropicManagedAgents.file(policy, of: template, provenance: provenance) { toolset in
      toolset.member("type", "mcp_toolset")
      toolset.member("mcp_server_name", template.serverName)
      toolset.member("default_config") { write(policy.unlisted ?? .hide, to: &$0) }
      toolset.key("configs")
      toolset.array { configs in
        for entry in policy.entries {
          configs.object {
            $0.member("name", entry.spelling)
            write(entry.treatment, to: &$0)
          }
        }
      }
    }
  }

  private static func write(_ treatment: Treatment, to config: inout JSONWriter) {
    config.key("enabled")
    config.boolean(treatment.strictness <= Treatment.ask.strictness)
    config.member("permission_policy") { $0.member("type", treatment == .allow ? "always_allow" : "always_ask") }
  }
}
