extension Glossary {
  /// What goes wrong.
  static let attacks: [Term] = [
    Term(
      slug: "attack-pattern", title: "Attack pattern", topic: .attacks,
      definition: "A way in which access to tools is abused that recurs across servers, described so that one "
        + "can tell which tools it needs and what stops it.",
      related: ["capability", "prompt-injection"]),
    Term(
      slug: "bidirectional-override", title: "Bidirectional override", topic: .attacks,
      definition: "A Unicode character that changes the direction in which text is shown, so that a person "
        + "reads something else than a model does. Pages here show such characters as their code "
        + "points.",
      related: ["invisible-character", "tool-poisoning-term"]),
    Term(
      slug: "command-injection-term", title: "Command injection", topic: .attacks,
      definition: "Text that was meant as a value reaches a shell or an interpreter and is run.",
      related: ["free-code"]),
    Term(
      slug: "confused-deputy", title: "Confused deputy", topic: .attacks,
      definition: "A program with more rights than its caller that is talked into using them for the caller. An "
        + "agent with a user's credentials is one.",
      related: ["prompt-injection", "least-privilege"]),
    Term(
      slug: "credential", title: "Credential", topic: .attacks,
      definition: "A key, token or password that proves who is calling. In an agent's context any later call "
        + "can carry it away.",
      related: ["secret", "least-privilege"]),
    Term(
      slug: "data-exfiltration", title: "Data exfiltration", topic: .attacks,
      definition: "Taking data out: what one tool has read leaves through another that reaches an address or a "
        + "person outside.",
      related: ["toxic-combination", "sends-outside"]),
    Term(
      slug: "invisible-character", title: "Invisible character", topic: .attacks,
      definition: "A character that shows nothing and that a model still reads, such as a zero-width space or a "
        + "tag character.",
      related: ["bidirectional-override", "tool-poisoning-term"]),
    Term(
      slug: "lethal-trifecta", title: "Lethal trifecta", topic: .attacks,
      definition: "Private data, untrusted text and a way out in the hands of one agent. Each alone is "
        + "ordinary; together they let a stranger take the data.",
      related: ["toxic-combination", "data-exfiltration"]),
    Term(
      slug: "prompt-injection", title: "Prompt injection", topic: .attacks,
      definition: "Text from outside that a model takes for instructions of its user. Models cannot tell them "
        + "apart for certain, so what may be called has to be decided outside of them.",
      related: ["tool-poisoning-term", "lethal-trifecta"]),
    Term(
      slug: "rug-pull-term", title: "Rug pull", topic: .attacks,
      definition: "A change of a tool after it was approved, so that the approval covers something that nobody "
        + "has looked at.",
      related: ["drift", "digest"]),
    Term(
      slug: "runaway-loop-term", title: "Runaway loop", topic: .attacks,
      definition: "Calls repeated without an end: a goal that is never reached, two agents that answer each "
        + "other, a storm of retries.",
      related: ["rate-limit", "agent-loop"]),
    Term(
      slug: "ssrf", title: "SSRF", topic: .attacks,
      definition: "Server-side request forgery: a program is made to call an address that its attacker cannot "
        + "reach, such as a metadata service inside a cloud.",
      related: ["fetches-any-url"]),
    Term(
      slug: "supply-chain", title: "Supply chain", topic: .attacks,
      definition: "Everything between an author and the code that runs: registry, package, dependencies, "
        + "updates. Whoever takes over a part of it speaks in the author's name.",
      related: ["typosquatting", "rug-pull-term"]),
    Term(
      slug: "tool-poisoning-term", title: "Tool poisoning", topic: .attacks,
      definition: "Instructions to the model hidden in a tool's description or schema. They work before any "
        + "call, because the model reads them when tools are listed.",
      related: ["description", "prompt-injection"]),
    Term(
      slug: "tool-shadowing", title: "Tool shadowing", topic: .attacks,
      definition: "A tool whose name or description makes a model use it in place of another server's tool, or "
        + "use that one differently.",
      related: ["tool-poisoning-term"]),
    Term(
      slug: "toxic-combination", title: "Toxic combination", topic: .attacks,
      definition: "Tools that are harmless apart and dangerous in the hands of one agent, such as one that "
        + "reads private data and one that posts to any address.",
      related: ["lethal-trifecta"]),
    Term(
      slug: "typosquatting", title: "Typosquatting", topic: .attacks,
      definition: "Publishing a package under a name close to a known one and waiting for a slip of the finger.",
      related: ["supply-chain"]),
  ]
}
