extension Glossary {
  /// What holds calls within their line.
  static let policy: [Term] = [
    Term(
      slug: "allowlist", title: "Allowlist", topic: .policy,
      definition: "A list of what is permitted; whatever is not on it is refused. For tools it is the safer "
        + "form, because a tool that appears later is not on it.",
      related: ["default-deny", "unlisted-tool"]),
    Term(
      slug: "approval", title: "Approval", topic: .policy,
      definition: "A person's consent to one call, given with its arguments in view. A policy asks for it where "
        + "a wrong call costs more than the wait.",
      related: ["ask", "human-in-the-loop"]),
    Term(
      slug: "ask", title: "Ask", topic: .policy,
      definition: "A treatment: the call waits for a person. A format that cannot ask gets a denial instead, "
        + "never a permission.",
      related: ["approval", "treatment"]),
    Term(
      slug: "condition", title: "Condition", topic: .policy,
      definition: "A requirement on an argument that a call must meet, such as an amount below a limit or a "
        + "path below a folder, checked outside the model.",
      related: ["policy", "limit"]),
    Term(
      slug: "default-deny", title: "Default deny", topic: .policy,
      definition: "The rule that whatever is not permitted is refused. It is what makes a policy hold for tools "
        + "that nobody has seen yet.",
      related: ["allowlist", "unlisted-tool"]),
    Term(
      slug: "deny", title: "Deny", topic: .policy,
      definition: "A treatment: the call is refused. The tool may still be visible to the model.",
      related: ["hide", "treatment"]),
    Term(
      slug: "enforcement-point", title: "Enforcement point", topic: .policy,
      definition: "The place where a policy is applied to each call: a client with rules of its own, a gateway, "
        + "a proxy.",
      related: ["gateway", "policy"]),
    Term(
      slug: "gateway", title: "Gateway", topic: .policy,
      definition: "A server between clients and MCP servers that sees every call and can refuse, limit, log or "
        + "change it.",
      related: ["enforcement-point", "proxy"]),
    Term(
      slug: "hide", title: "Hide", topic: .policy,
      definition: "A treatment: the tool is left out of the list, so that a model does not know of it and "
        + "cannot be talked into calling it.",
      related: ["deny", "treatment"]),
    Term(
      slug: "human-in-the-loop", title: "Human in the loop", topic: .policy,
      definition: "A person who sees a call before it happens. It protects as long as there are few enough "
        + "questions to read them.",
      related: ["approval"]),
    Term(
      slug: "least-privilege", title: "Least privilege", topic: .policy,
      definition: "To give each part only the access that its work needs: the tools of the task, credentials of "
        + "one environment, one account.",
      related: ["allowlist", "credential"]),
    Term(
      slug: "limit", title: "Limit", topic: .policy,
      definition: "A bound on the number of calls in a window of time. It stops loops, not single wrong calls.",
      related: ["rate-limit", "condition"]),
    Term(
      slug: "loss", title: "Loss", topic: .policy,
      definition: "A decision that a policy format cannot express. The file becomes stricter, and the loss is "
        + "shown beside it.",
      related: ["policy", "enforcement-point"]),
    Term(
      slug: "pack", title: "Pack", topic: .policy,
      definition: "One table that decides for every class and risk: strict, recommended or permissive.",
      related: ["treatment", "policy"]),
    Term(
      slug: "policy", title: "Policy", topic: .policy,
      definition: "What each tool of a server may do, written down for an enforcement point: allow, ask, deny "
        + "or hide, with limits and conditions.",
      related: ["pack", "enforcement-point"]),
    Term(
      slug: "proxy", title: "Proxy", topic: .policy,
      definition: "A program that stands between a client and one server and passes calls on, or refuses them.",
      related: ["gateway", "enforcement-point"]),
    Term(
      slug: "rate-limit", title: "Rate limit", topic: .policy,
      definition: "A limit on calls a minute, an hour or a day.",
      related: ["limit", "agent-loop"]),
    Term(
      slug: "treatment", title: "Treatment", topic: .policy,
      definition: "What a policy does with calls of a tool: allow, ask, deny or hide.",
      related: ["ask", "deny", "hide"]),
    Term(
      slug: "unlisted-tool", title: "Unlisted tool", topic: .policy,
      definition: "A tool that a policy does not name, because it appeared later or was overlooked. No policy "
        + "here allows one.",
      related: ["default-deny", "drift"]),
  ]
}
