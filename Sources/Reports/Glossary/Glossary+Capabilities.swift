extension Glossary {
  /// What a call can reach.
  static let capabilities: [Term] = [
    Term(
      slug: "bulk", title: "Bulk", topic: .capabilities,
      definition: "A capability: one call acts on many objects at once, so that one mistake is made many times.",
      related: ["capability"]),
    Term(
      slug: "fetches-any-url", title: "Fetches any URL", topic: .capabilities,
      definition: "A capability: the caller chooses the address. Untrusted text comes in, and whatever is "
        + "written into the address goes out.",
      related: ["ssrf", "data-exfiltration"]),
    Term(
      slug: "free-code", title: "Free code", topic: .capabilities,
      definition: "A capability: the tool runs code, a command line or an unrestricted query that it is given. "
        + "No other limit on the same server holds against it.",
      related: ["execute", "command-injection-term"]),
    Term(
      slug: "private-data", title: "Private data", topic: .capabilities,
      definition: "A capability: the tool returns what its owner would not publish, such as messages, files or "
        + "records of people.",
      related: ["data-exfiltration", "secret"]),
    Term(
      slug: "production", title: "Production", topic: .capabilities,
      definition: "A capability: the tool changes or starts systems that others depend on.",
      related: ["least-privilege"]),
    Term(
      slug: "recoverable", title: "Recoverable", topic: .capabilities,
      definition: "A capability that lowers the risk: what is lost is small, or there is a stated way back.",
      related: ["destructive"]),
    Term(
      slug: "secret", title: "Secret", topic: .capabilities,
      definition: "A capability: the tool returns keys, tokens or passwords.",
      related: ["credential", "data-exfiltration"]),
    Term(
      slug: "sends-outside", title: "Sends outside", topic: .capabilities,
      definition: "A capability: a call reaches people or systems outside and cannot be called back.",
      related: ["data-exfiltration"]),
  ]
}
