import JSONText
import ToolModel

/// Copilot CLI: the server's `tools` list decides what is offered, flags of the start decide what runs unasked; a
/// denial beats an allowance.
enum CopilotCLI: PolicyBackEnd {
  static let title = "Copilot CLI"
  static let fileName = "copilot-mcp-config.json"
  static let placement =
    "Merge `tools` into the server's entry in `~/.copilot/mcp-config.json`; start `copilot` with the flags of the file beside it."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .hide], unlisted: [.hide], nameForm: "raw; <server>(<tool>) in flags")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { tool in
      // A flag's value ends at the bracket and is split at commas; a star would be every tool.
      switch Naming.raw(template.serverName, wildcards: "(),*?") {
      case .exact: Naming.raw(tool, wildcards: "(),*?\n\r")
      case .doubtful(_, let why), .none(let why): .none(why: "of the server: " + why)
      }
    }
    let hasFlags = !template.serverName.contains(where: \.isNewline)
    // An empty list could be read as no list at all; a flag denies the server then, or nothing that is there is listed.
    let kept = policy.names(.allow, .ask)
    let offered = kept.isEmpty && !hasFlags ? [Naming.nothing] : kept
    let written = PolicyTarget.copilotCLI.file(policy, of: template, provenance: provenance) { root in
      root.member("mcpServers") {
        $0.member(template.serverName) { $0.strings("tools", offered) }
      }
    }
    let flags = policy.entries.compactMap { entry -> String? in
      // What a line cannot hold is not among the tools that are offered, which refuses it too.
      guard !entry.spelling.contains(where: \.isNewline), hasFlags else { return nil }
      return switch entry.treatment {
      case .allow: "--allow-tool=\(template.serverName)(\(entry.spelling))"
      case .hide, .deny: "--deny-tool=\(template.serverName)(\(entry.spelling))"
      case .ask: nil
      }
    }
    // The bare name of the server denies all of it.
    let all = kept.isEmpty && hasFlags ? ["--deny-tool=\(template.serverName)"] : flags
    let lines = PolicyFile.Companion(
      fileName: "copilot-flags.txt", bytes: Array(all.map { $0 + "\n" }.joined().utf8))
    return PolicyTarget.copilotCLI.file(written.bytes, written.losses, companions: written.companions + [lines])
  }
}
