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
      matches: [AttackPattern.Match(everything)]),
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
      matches: [AttackPattern.Match(everything)]),
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
      matches: [AttackPattern.Match(everything)]),
  ]
}
