import JSONText
import ToolModel

/// The ordered `permissions` of opencode, version 2: the last match wins, and what nothing matches is allowed by the
/// agents' base policy, so that the catch-all of the server comes first. What is denied is denied once more as a policy,
/// which no approval and no agent can lift.
enum OpencodeV2: PolicyBackEnd {
  static let title = "opencode 2 permissions"
  static let fileName = "opencode-v2.json"
  static let placement = "Merge into `opencode.json`, after rules of your own that are wider."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .deny, .hide], unlisted: [.ask, .deny], nativeUnlisted: .allow,
    nameForm: "<server>_<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var policy = LoweredPolicy(template, for: abilities) { Naming.opencode(server: template.serverName, tool: $0) }
    policy.lose(Opencode.sharedPrefix)
    let plain = Naming.normalized(template.serverName) + "_*"
    let raw = template.serverName + "_*"
    return PolicyTarget.opencodeV2.file(policy, of: template, provenance: provenance) { root in
      root.member("$schema", "https://opencode.ai/config.json")
      root.key("permissions")
      let denied = policy.names(.deny, .hide)
      root.array { list in
        // A tool called `*` is spelled like the catch-all.
        let isDenied = policy.unlisted == .deny || denied.contains(raw) || denied.contains(plain)
        let rest = isDenied ? "deny" : "ask"
        if raw != plain { rule(raw, rest, to: &list) }
        rule(plain, rest, to: &list)
        for name in policy.names(.allow) { rule(name, "allow", to: &list) }
        for name in policy.names(.ask) { rule(name, "ask", to: &list) }
        for name in denied where name != raw && name != plain { rule(name, "deny", to: &list) }
      }
      guard !denied.isEmpty else { return }
      root.member("experimental") { experimental in
        experimental.key("policies")
        experimental.array { list in
          for name in denied {
            list.object {
              $0.member("action", "permission")
              $0.member("resource", name + ":*")
              $0.member("effect", "deny")
            }
          }
        }
      }
    }
  }

  private static func rule(_ action: String, _ effect: String, to list: inout JSONWriter) {
    list.object {
      $0.member("action", action)
      $0.member("resource", "*")
      $0.member("effect", effect)
    }
  }
}
