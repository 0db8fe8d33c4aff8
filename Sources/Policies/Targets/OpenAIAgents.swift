import JSONText
import ToolModel

/// Arguments for a server of OpenAI's Agents SDK: a static filter, which drops what it does not list, and the approvals
/// of what is left.
enum OpenAIAgents: PolicyBackEnd {
  static let title = "OpenAI Agents SDK"
  static let fileName = "openai-agents.json"
  static let placement =
    "Load it and give both members to the server: `MCPServerStdio(..., tool_filter=policy[\"tool_filter\"], "
    + "require_approval=policy[\"require_approval\"])`."
  static let abilities = TargetAbilities(
    .library, treatments: [.allow, .ask, .hide], unlisted: [.hide], nameForm: "raw")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.raw($0) }
    let offered = policy.names(.allow, .ask)
    return PolicyTarget.openAIAgents.file(policy, of: template, provenance: provenance) { root in
      root.member("tool_filter") { filter in
        // An empty list lets nothing through; only a missing one is no filter.
        filter.strings("allowed_tool_names", offered)
        filter.strings("blocked_tool_names", policy.names(.hide, .deny))
      }
      root.member("require_approval") { approval in
        approval.member("always") { $0.strings("tool_names", policy.names(.ask)) }
        approval.member("never") { $0.strings("tool_names", policy.names(.allow)) }
      }
    }
  }
}
