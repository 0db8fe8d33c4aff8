import JSONText
import ToolModel

/// Policy rules of Gemini CLI: the highest priority that matches decides. A denial also hides. Arguments can only be
/// matched in the text of all of them, which a caller may arrange, so conditions are not written.
enum GeminiCLI: PolicyBackEnd {
  static let title = "Gemini CLI policy"
  static let fileName = "gemini-policy.toml"
  static let placement = "Put it into `~/.gemini/policies/`, or as administrator into `/etc/gemini-cli/policies/`."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .deny, .hide], unlisted: [.ask, .deny],
    nameForm: "raw, beside the server's name")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let server = template.serverName
    var policy = LoweredPolicy(template, for: abilities) { Naming.gemini(server: server, tool: $0) }
    var companions: [PolicyFile.Companion] = []
    // The client compares names of tools in which the server's name is changed, or is cut at its first `_`.
    let isMatched = server.unicodeScalars.allSatisfy { Naming.isPlain($0) && $0 != "_" } && !server.isEmpty
    if !isMatched {
      policy.lose(
        "rules do not match servers of such a name, so allowed tools ask too: rename the server, and merge the settings "
          + "beside the policy, which keep denied tools out")
      companions.append(PolicyFile.Companion(fileName: "gemini-settings.json", bytes: settings(policy, of: template)))
    }
    var lines = PolicyHeader.lines(for: template, provenance: provenance, unlisted: policy.unlisted ?? .ask)
    let denied = policy.names(.deny, .hide)
    let groups = [("deny", denied, 900), ("ask_user", policy.names(.ask), 500), ("allow", policy.names(.allow), 200)]
    for (decision, names, priority) in groups where !names.isEmpty {
      lines += rule(server: server, decision: decision, priority: priority, names: names)
    }
    if !isMatched, !denied.isEmpty {
      // By the whole name that the client gives the tool, whatever it takes the server to be called.
      let prefix = "mcp_" + Naming.normalized(server, keeping: ".:") + "_"
      lines += rule(
        server: nil, decision: "deny", priority: 900,
        names: denied.map { prefix + Naming.normalized($0, keeping: ".:") })
    }
    let rest = policy.unlisted == .deny ? "deny" : "ask_user"
    lines += rule(server: server, decision: rest, priority: 50, names: nil)
    return PolicyTarget.geminiCLI.file(lines, policy.losses, companions: companions)
  }

  /// Lists of a server in `settings.json`: they match any server name, but can only keep tools out.
  private static func settings(_ policy: LoweredPolicy, of template: PolicyTemplate) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { root in
      root.member("mcpServers") { servers in
        servers.member(template.serverName) { server in
          if policy.unlisted == .deny { server.strings("includeTools", policy.names(.allow, .ask)) }
          server.strings("excludeTools", policy.names(.deny, .hide))
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func rule(server: String?, decision: String, priority: Int, names: [String]?) -> [String] {
    var lines = ["", "[[rule]]"]
    if let server { lines.append("mcpName = " + QuotedText.toml(server)) }
    if let names { lines.append("toolName = " + QuotedText.list(names, QuotedText.toml)) }
    lines.append("decision = \"\(decision)\"")
    lines.append("priority = \(priority)")
    if decision == "deny" { lines.append("denyMessage = \"Denied by policy.\"") }
    return lines
  }
}
