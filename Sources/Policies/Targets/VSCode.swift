import JSONText
import ToolModel

/// Settings of Visual Studio Code and Copilot in it. No file allows or denies a tool there; a setting keeps tools from
/// ever being approved for good.
enum VSCode: PolicyBackEnd {
  static let title = "VS Code settings"
  static let fileName = "vscode-settings.json"
  static let placement =
    "Merge into the user's or the workspace's `settings.json`, or set it as an organisation policy."
  static let abilities = TargetAbilities(
    .client, treatments: [.ask], unlisted: [], nameForm: "<server>/<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.joined(template.serverName, "/", $0) }
    return PolicyTarget.vsCode.file(policy, of: template, provenance: provenance) { settings in
      settings.key("chat.tools.global.autoApprove")
      settings.boolean(false)
      settings.member("chat.tools.eligibleForAutoApproval") { map in
        for name in policy.names(.ask) {
          map.key(name)
          map.boolean(false)
        }
      }
    }
  }
}
