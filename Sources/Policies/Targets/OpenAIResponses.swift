import JSONText
import ToolModel

/// An `mcp` tool of OpenAI's Responses API: `allowed_tools` filters, then `require_approval` decides; what it does not
/// name always needs approval.
enum OpenAIResponses: PolicyBackEnd {
  static let title = "OpenAI Responses mcp tool"
  static let fileName = "openai-mcp-tool.json"
  static let placement = "Add it to `tools` of a request, with the server's address and headers."
  static let abilities = TargetAbilities(
    .library, treatments: [.allow, .ask, .hide], unlisted: [.hide], nameForm: "raw")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var policy = LoweredPolicy(template, for: abilities) { Naming.raw($0) }
    let address = template.server.text
    let isAddress = address.hasPrefix("https://")
    if !isAddress { policy.lose("the record does not know the server's address: add `server_url`") }
    var offered = policy.names(.allow, .ask)
    if offered.isEmpty {
      // An empty list could be read as no filter at all.
      policy.lose("no tool is left: do not add the server to the request; the list names a tool that does not exist")
      offered = [Naming.nothing]
    }
    let allowed = policy.names(.allow)
    return PolicyTarget.openAIResponses.file(policy, of: template, provenance: provenance) { tool in
      tool.member("type", "mcp")
      tool.member("server_label", Naming.normalized(template.serverName))
      if isAddress { tool.member("server_url", address) }
      tool.member("allowed_tools") { $0.strings("tool_names", offered) }
      if allowed.isEmpty {
        tool.member("require_approval", "always")
      } else {
        tool.member("require_approval") { approval in
          approval.member("always") { $0.strings("tool_names", policy.names(.ask)) }
          approval.member("never") { $0.strings("tool_names", allowed) }
        }
      }
    }
  }
}
