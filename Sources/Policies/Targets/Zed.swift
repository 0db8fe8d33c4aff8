import JSONText
import ToolModel

/// `agent.tool_permissions` of Zed: a default a tool, by exact name.
enum Zed: PolicyBackEnd {
  static let title = "Zed settings"
  static let fileName = "zed-settings.json"
  static let placement = "Merge into Zed's `settings.json`; leave the general `default` at `confirm`."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .deny, .hide], unlisted: [.ask], nameForm: "mcp:<server>:<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.joined(template.serverName, ":", $0, prefix: "mcp:") }
    return PolicyTarget.zed.file(policy, of: template, provenance: provenance) { settings in
      settings.member("agent") { agent in
        agent.member("tool_permissions") { permissions in
          permissions.member("default", "confirm")
          permissions.member("tools") { tools in
            for entry in policy.entries { tools.member(entry.spelling) { $0.member("default", word(entry.treatment)) } }
          }
        }
      }
    }
  }

  private static func word(_ treatment: Treatment) -> String {
    switch treatment {
    case .allow: "allow"
    case .ask: "confirm"
    case .deny, .hide: "deny"
    }
  }
}
