import ToolModel

extension AttackLibrary {
  /// What goes wrong by what a tool lets in or out.
  static let content = [
    AttackPattern(
      slug: "outbound-exfiltration", group: .content, title: "Data carried out in a request",
      summary:
        "What an agent has read leaves through a tool that can reach an address or a person of the attacker's choice.",
      howItWorks: [
        "One tool reads something private. Another can fetch a URL, post, send or publish.",
        "Injected text tells the agent to put the first into the second: into an address, a message or an upload.",
      ],
      defence: [
        "Do not give one agent both private data and a free way out.",
        "Hold URLs and recipients to a list, and keep tools that send to strangers behind an approval.",
      ],
      matches: [
        AttackPattern.Match(everything, [.fetchesURL, .sendsOutside, .openWeb]),
        AttackPattern.Match(everything, [.secrets, .privateData]),
      ],
      incidents: [AttackIncidents.echoLeak, AttackIncidents.gitHubIssue]),
    AttackPattern(
      slug: "credential-theft", group: .content, title: "Theft of an agent's credentials",
      summary: "Keys and tokens that pass through an agent's context are copied and used elsewhere.",
      howItWorks: [
        "A tool returns a key, or a client configuration holds one for every server.",
        "From the context it can get into logs, messages, files and requests without anybody asking for it.",
      ],
      defence: [
        "Keep secrets out of the context: let a gateway put credentials into the upstream call.",
        "Ask before a tool that returns secrets is called, and use keys that are scoped and short-lived.",
      ],
      matches: [AttackPattern.Match(everything, [.secrets]), AttackPattern.Match([.execute], [.freeCode])],
      incidents: [AttackIncidents.nx]),
    AttackPattern(
      slug: "injection-through-results", group: .content, title: "Prompt injection through results",
      summary: "A tool's answer holds instructions, and the agent follows them.",
      howItWorks: [
        "The text comes from outside: a page, an issue, a mail, a record that anyone could edit.",
        "To the model an instruction inside a result looks much like one from the user. The harm is done by the next tool.",
      ],
      defence: [
        "Decide outside the model what the agent may call; a policy cannot be talked round.",
        "Deny by default, and separate agents that read untrusted text from agents that act.",
      ],
      matches: [
        AttackPattern.Match([.read]),
        AttackPattern.Match(everything, [.fetchesURL, .openWeb, .privateData]),
      ],
      incidents: [AttackIncidents.gitHubIssue, AttackIncidents.supabase]),
    AttackPattern(
      slug: "unbounded-spend", group: .content, title: "Unbounded spend",
      summary: "A few calls with large arguments run up a bill that no call counter notices.",
      howItWorks: [
        "The price of a call depends on an argument: a size, a model, a number of results, an amount.",
        "A limit on calls holds, and the sum still grows.",
      ],
      defence: [
        "Count what an argument costs, not only calls, where the enforcement point can.",
        "Set a budget at the provider as the last line.",
      ],
      matches: [AttackPattern.Match([.financial]), AttackPattern.Match([.execute, .write], [.bulk, .production])]),
  ]
}
