import ToolModel

extension AttackLibrary {
  /// What goes wrong by who a server is and what it says of itself. These concern every tool.
  static let supply = [
    AttackPattern(
      slug: "tool-poisoning", group: .supply, title: "Tool poisoning",
      summary: "Instructions to the model are hidden in a tool's own description or schema.",
      howItWorks: [
        "A description is read by the model before any call. It can ask to read a file first, to prefer this tool, or to keep "
          + "silent about it.",
        "People rarely see it: clients show the name, and the text can be hidden in characters that do not show.",
      ],
      defence: [
        "Scan definitions when a server is connected and whenever they change.",
        "List the tools an agent may use; a poisoned one that is not listed never reaches the model.",
      ],
      matches: [AttackPattern.Match(everything)],
      incidents: [AttackIncidents.poisonedAdd]),
    AttackPattern(
      slug: "rug-pull", group: .supply, title: "Rug pull",
      summary: "A tool changes after it was approved.",
      howItWorks: [
        "Approval is given once, to a name. The definition behind the name, or what the server does with a call, changes later.",
        "The client goes on calling what somebody once thought harmless.",
      ],
      defence: [
        "Pin the server's version, and compare digests of definitions with those that were approved.",
        "Let a changed definition ask again.",
      ],
      matches: [AttackPattern.Match(everything)],
      incidents: [AttackIncidents.postmark]),
    AttackPattern(
      slug: "look-alike-server", group: .supply, title: "Look-alike or hijacked server",
      summary: "A package or endpoint is not the one its name suggests.",
      howItWorks: [
        "A name close to a known one is published, or an old package changes hands.",
        "It offers the expected tools and does something else beside them.",
      ],
      defence: [
        "Install by exact name and version, with hashes.",
        "Run local servers in a sandbox without what they do not need.",
      ],
      matches: [AttackPattern.Match(everything)],
      incidents: [AttackIncidents.postmark]),
    AttackPattern(
      slug: "tool-shadowing", group: .supply, title: "Tool shadowing",
      summary:
        "A tool's name or text makes a model use it in place of another server's tool, or use that one differently.",
      howItWorks: [
        "All tools of all servers stand in one context. A description can speak about a tool that is not its own: always call "
          + "this one first, or always add this recipient.",
        "A name that equals or resembles another's is chosen by mistake.",
      ],
      defence: [
        "Connect only the servers of the task; each more reads along and speaks along.",
        "Scan descriptions for other tools' names, and let a policy name server and tool together.",
      ],
      matches: [
        AttackPattern.Match(everything, [.sendsOutside, .secrets, .privateData]), AttackPattern.Match([.financial]),
      ]),
    AttackPattern(
      slug: "hidden-characters", group: .supply, title: "Text that only the model sees",
      summary: "Instructions are written in characters that show nothing, or in an order that shows something else.",
      howItWorks: [
        "Tag characters, zero-width characters and direction overrides do not show in a client's window. The model reads them "
          + "as text.",
        "A person who checks a description approves what they see, and the model follows what it reads.",
      ],
      defence: [
        "Show and scan definitions with such characters spelled out, as these pages do.",
        "Refuse a definition that holds them where no language needs them.",
      ],
      matches: [AttackPattern.Match(everything)]),
    AttackPattern(
      slug: "approval-fatigue", group: .supply, title: "Approval by habit",
      summary: "So many questions are asked that nobody reads them any more.",
      howItWorks: [
        "Each call asks, harmless or not. After the twentieth, yes is a reflex, and always allow is one click away.",
        "The one call that matters looks like the others.",
      ],
      defence: [
        "Allow what cannot hurt, with a limit, so that a question means something.",
        "Ask about few tools, with the arguments in view; deny what nobody should do unattended.",
      ],
      matches: [
        AttackPattern.Match([.destructive, .financial]),
        AttackPattern.Match([.execute, .write], [.bulk, .changesAccess]),
      ]),
  ]
}
