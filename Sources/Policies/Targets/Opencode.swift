import JSONText
import ToolModel

/// The `permission` map of opencode, version 1. The last match wins and what nothing matches is allowed, so the
/// catch-all of the server comes first and the denials last.
enum Opencode: PolicyBackEnd {
  /// What no file can help, because the client joins server and tool by a character that both may hold.
  static let sharedPrefix =
    "the client cannot tell the tool `b_c` of a server `a` from the tool `c` of a server `a_b`: name no server like the "
    + "beginning of another"

  static let title = "opencode permissions"
  static let fileName = "opencode.json"
  static let placement = "Merge into `opencode.json`, after rules of your own that are wider."
  static let abilities = TargetAbilities(
    .client, treatments: [.allow, .ask, .deny, .hide], unlisted: [.ask, .deny], nativeUnlisted: .allow,
    nameForm: "<server>_<tool>")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var policy = LoweredPolicy(template, for: abilities) { Naming.opencode(server: template.serverName, tool: $0) }
    policy.lose(sharedPrefix)
    let plain = Naming.normalized(template.serverName) + "_*"
    let raw = template.serverName + "_*"
    return PolicyTarget.opencode.file(policy, of: template, provenance: provenance) { root in
      root.member("$schema", "https://opencode.ai/config.json")
      root.member("permission") { map in
        let denied = policy.names(.deny, .hide)
        // A tool called `*` is spelled like the catch-all.
        let isDenied = policy.unlisted == .deny || denied.contains(raw) || denied.contains(plain)
        let rest = isDenied ? "deny" : "ask"
        if raw != plain { map.member(raw, rest) }
        map.member(plain, rest)
        for name in policy.names(.allow) { map.member(name, "allow") }
        for name in policy.names(.ask) { map.member(name, "ask") }
        for name in denied where name != raw && name != plain { map.member(name, "deny") }
      }
    }
  }
}
