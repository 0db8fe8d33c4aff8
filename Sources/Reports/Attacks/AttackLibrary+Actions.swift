import ToolModel

extension AttackLibrary {
  /// What goes wrong by what a tool does.
  static let actions = [
    AttackPattern(
      slug: "payment-by-injected-text", group: .action, title: "Payment by injected text",
      summary: "A refund, order or payout is asked for by text that the agent only came to read.",
      howItWorks: [
        "The agent works through notes, tickets, mails or pages. One of them holds a sentence that reads like an order to pay.",
        "The agent has a tool that can pay, takes the sentence for part of its task and fills in amount and recipient from the "
          + "same text.",
      ],
      defence: [
        "Deny payment tools to unattended agents, or let a person approve every call.",
        "Where a call must pass, hold amount, currency and recipient to conditions outside the model.",
      ],
      matches: [AttackPattern.Match([.financial])]),
    AttackPattern(
      slug: "destructive-autonomy", group: .action, title: "Destructive autonomy",
      summary: "An agent deletes or overwrites on its own judgement, often to repair an error of its own.",
      howItWorks: [
        "The task says tidy up, migrate or fix. The agent finds something in its way and has a tool that removes it.",
        "No attacker is needed: a wrong identifier, a wrong environment or a filter that matches too much does it.",
      ],
      defence: [
        "Hide or deny tools that lose data, and free code with them, for it can do the same.",
        "Keep the approval with a person who sees the arguments.",
      ],
      matches: [
        AttackPattern.Match([.destructive]), AttackPattern.Match([.execute], [.freeCode, .production]),
        AttackPattern.Match([.write], [.bulk]),
      ],
      incidents: [AttackIncidents.replit]),
    AttackPattern(
      slug: "command-injection", group: .action, title: "Command injection through arguments",
      summary: "Text that was meant as a value reaches a shell, an interpreter or a query and is run as code.",
      howItWorks: [
        "A tool builds a command line, a script or a query from its arguments, or takes one whole.",
        "Whoever can influence an argument, for example through a file name or a page the agent has read, can add a second command.",
      ],
      defence: [
        "Deny tools that run free code to agents which read untrusted text.",
        "Where the tool stays, refuse shell and query metacharacters in its arguments before the call is forwarded.",
      ],
      matches: [AttackPattern.Match([.execute], [.freeCode]), AttackPattern.Match([.destructive], [.freeCode])],
      incidents: [AttackIncidents.figma]),
    AttackPattern(
      slug: "wrong-environment", group: .action, title: "The right command in the wrong place",
      summary: "A correct action lands in the wrong namespace, branch, project or account.",
      howItWorks: [
        "Names of environments are alike, and the current one is state that the agent does not see.",
        "A deployment, a forced push or a scale-down meant for a test reaches what others depend on.",
      ],
      defence: [
        "Give agents credentials for one environment only.",
        "Hold the argument that names the environment, branch or namespace to a list of allowed values.",
      ],
      matches: [
        AttackPattern.Match(changing, [.production]), AttackPattern.Match([.execute], [.changesAccess]),
      ]),
    AttackPattern(
      slug: "access-widening", group: .action, title: "Access widened by one call",
      summary: "A change of permissions, keys or sharing makes everything behind it reachable.",
      howItWorks: [
        "A tool that invites, shares, grants or opens a port looks like any other setting.",
        "Talked into one such call, an agent gives a stranger what no single read would have given.",
      ],
      defence: [
        "Let a person approve every change of access.",
        "Report such calls at once; a limit does not help where one call is enough.",
      ],
      matches: [AttackPattern.Match(changing, [.changesAccess])]),
    AttackPattern(
      slug: "runaway-loop", group: .action, title: "Runaway tool loops",
      summary: "An agent, or two of them, repeat a call with no budget that would end it.",
      howItWorks: [
        "Three shapes are common: a goal that is never reached, two agents that answer each other, and a retry storm after an error.",
        "Each call is harmless; thousands of them cost money, fill stores or lock others out.",
      ],
      defence: [
        "Limit calls per tool and over all tools, outside the agent.",
        "Choose a window short enough to stop a loop early and a number high enough for real work.",
      ],
      matches: [
        AttackPattern.Match([.execute, .write, .financial]),
        AttackPattern.Match([.read], [.fetchesURL, .openWeb, .privateData, .secrets]),
      ]),
  ]
}
