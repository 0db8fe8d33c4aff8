import ToolModel

/// What a capability means for the one who grants it.
enum CapabilityProse {
  /// The capability's name for a chip or a heading.
  static func title(_ capability: Capability) -> String {
    switch capability {
    case .secrets: "returns secrets"
    case .privateData: "returns private data"
    case .fetchesURL: "fetches any URL"
    case .openWeb: "searches the open web"
    case .sendsOutside: "sends to people outside"
    case .changesAccess: "changes access"
    case .bulk: "acts on many objects"
    case .freeCode: "runs free code"
    case .production: "touches production"
    case .sessionLocal: "stays in the session"
    case .sandboxed: "stays in a sandbox"
    case .recoverable: "can be recovered"
    case .simulated: "drafts or simulates"
    }
  }

  /// One sentence on what can go wrong, or on what limits the damage.
  static func consequence(_ capability: Capability) -> String {
    switch capability {
    case .secrets:
      "It hands out secrets: once a key or token stands in the agent's context, every later call can carry it away."
    case .privateData:
      "It returns private data, which every other tool of the same agent can then pass on."
    case .fetchesURL:
      "It fetches any URL it is given: untrusted text comes in, and whatever is written into the address goes out."
    case .openWeb:
      "It searches the open web: the results are untrusted text, and the query itself tells others what is being asked."
    case .sendsOutside:
      "It reaches people outside, and what was sent cannot be called back."
    case .changesAccess:
      "It changes who may do what, so that one call can open the door for many others."
    case .bulk:
      "It acts on many objects in one call, so that one mistake is made many times."
    case .freeCode:
      "It runs whatever it is given: no other limit on this server's tools holds against free code."
    case .production:
      "It changes or starts production systems, where a mistake is felt by others at once."
    case .sessionLocal:
      "Its changes stay in the session or in the server's own notes, which limits the damage."
    case .sandboxed:
      "It acts only inside a sandboxed page, scene, game or harmless device, which limits the damage."
    case .recoverable:
      "What it removes is small, or there is a stated way back, which limits the damage."
    case .simulated:
      "By its own word it only drafts, simulates or works on a test account, which limits the damage."
    }
  }

  /// In which direction it moves the risk.
  static func effectOnRisk(_ capability: Capability) -> String {
    switch capability {
    case .sessionLocal, .sandboxed, .recoverable, .simulated:
      "It lowers the risk of a tool, never its class: each tool's page shows by how much."
    default: "It raises the risk of a tool, or sets a floor under it: each tool's page shows by how much."
    }
  }
}
