import ToolModel

extension AttackLibrary {
  /// What goes wrong between clients, servers and what stands behind them.
  static let wire = [
    AttackPattern(
      slug: "missing-authentication", group: .wire, title: "A server that asks nobody who they are",
      summary: "A server or a helper beside it accepts calls from whoever reaches its port.",
      howItWorks: [
        "A local server listens on a port, because that is easy to try out. Every program on the machine can reach it, and a "
          + "page in the browser can often do so too.",
        "A remote server trusts the network it stands in. One foothold in that network is enough to use every tool.",
      ],
      defence: [
        "Prefer standard streams for local servers; bind ports to loopback and check the origin of requests.",
        "Put a gateway with its own tokens in front of remote servers.",
      ],
      matches: [
        AttackPattern.Match(everything, [.freeCode, .secrets, .production, .changesAccess]),
        AttackPattern.Match([.destructive, .financial]),
      ], incidents: [AttackIncidents.inspector]),
    AttackPattern(
      slug: "hostile-endpoint", group: .wire, title: "A hostile server attacks its client",
      summary: "What a server answers during connection or login is run or opened by the client.",
      howItWorks: [
        "Before any tool is called, a client takes addresses, metadata and icons from the server and hands them to other "
          + "programs.",
        "An address that is passed to a shell, or opened without a look at its scheme, runs what the server wants.",
      ],
      defence: [
        "Keep clients and bridges up to date, and connect only to servers you would let send you a link.",
        "Start bridges in a sandbox.",
      ],
      matches: [AttackPattern.Match(everything, [.fetchesURL, .freeCode])], incidents: [AttackIncidents.mcpRemote]),
    AttackPattern(
      slug: "confused-deputy", group: .wire, title: "Confused deputy",
      summary: "A server uses its own wide rights for whoever asks, instead of the rights of the one who asks.",
      howItWorks: [
        "The server holds one key for the system behind it. It sees the agent's call, not the person behind the agent.",
        "Whoever can make the agent call gets what the key can reach, not what they may see.",
      ],
      defence: [
        "Give the server the caller's own credentials, scoped to the task.",
        "Where it has a key of its own, hold identifiers in arguments to those of the caller.",
      ],
      matches: [
        AttackPattern.Match(everything, [.privateData, .secrets, .changesAccess]), AttackPattern.Match([.financial]),
      ], incidents: [AttackIncidents.supabase]),
    AttackPattern(
      slug: "cross-tenant-leak", group: .wire, title: "Data of one customer shown to another",
      summary: "A shared server loses track of whom an answer belongs to.",
      howItWorks: [
        "One remote server serves many organisations. Caches, sessions and identifiers are shared to save work.",
        "One check that is missing on one path, and an answer holds rows of somebody else.",
      ],
      defence: [
        "Hold tenant identifiers in arguments to your own, outside the model.",
        "Prefer servers that run with your own credentials for your own account.",
      ],
      matches: [AttackPattern.Match([.read], [.privateData]), AttackPattern.Match(changing, [.privateData])],
      incidents: [AttackIncidents.asana]),
    AttackPattern(
      slug: "token-passthrough", group: .wire, title: "A token used where it was not meant",
      summary: "A token issued for one service is accepted by another, or passed on to it.",
      howItWorks: [
        "A server takes the client's token and uses it for the system behind it, without asking whom it was issued for.",
        "A token stolen or given at one place then opens others, and the logs name the wrong caller.",
      ],
      defence: [
        "Check the audience of tokens; exchange them instead of passing them on.",
        "Let a gateway strip the incoming token and put its own credential into the upstream call.",
      ],
      matches: [AttackPattern.Match(everything, [.changesAccess, .secrets, .production])]),
    AttackPattern(
      slug: "server-side-request", group: .wire, title: "Requests from inside",
      summary: "A tool that fetches any address is made to fetch one that only the server can reach.",
      howItWorks: [
        "The tool runs in a cloud or a company network. The agent, or the text it has read, names an address there: a metadata "
          + "service, an admin page, a database.",
        "The answer comes back as an ordinary result.",
      ],
      defence: [
        "Hold URL arguments to a list of hosts; refuse private, loopback and link-local addresses after name resolution.",
        "Run such tools where there is nothing to reach.",
      ],
      matches: [AttackPattern.Match(everything, [.fetchesURL])]),
    AttackPattern(
      slug: "path-escape", group: .wire, title: "Out of the allowed folder",
      summary: "A tool that is confined to a folder follows a path or a link out of it.",
      howItWorks: [
        "The check compares the path as it is written. Dots, links or another spelling lead elsewhere.",
        "Reading shows keys and settings; writing changes start-up files, which run later.",
      ],
      defence: [
        "Hold path arguments to a prefix and refuse `..` before the call is forwarded.",
        "Start local servers in a sandbox that holds nothing else.",
      ],
      matches: [
        AttackPattern.Match([.read], [.privateData]), AttackPattern.Match([.write, .execute], [.privateData]),
      ], incidents: [AttackIncidents.symlink]),
  ]
}
