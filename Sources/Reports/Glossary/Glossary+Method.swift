extension Glossary {
  /// How labels come about.
  static let method: [Term] = [
    Term(
      slug: "audit", title: "Audit", topic: .method,
      definition: "One look at a server: its tools are listed, labelled and reported, and nothing is kept "
        + "unless asked for.",
      related: ["catalogue", "snapshot"]),
    Term(
      slug: "base-risk", title: "Base risk", topic: .method,
      definition: "The risk at which every tool of a class starts: low for read, medium for write, high for "
        + "execute, critical for destructive and financial. Capabilities move it from there.",
      related: ["risk-level", "risk-step"]),
    Term(
      slug: "capability", title: "Capability", topic: .method,
      definition: "What a call can reach, or is confined to, beside its class: secrets, private data, any URL, "
        + "people outside, production, a sandbox and others. Capabilities move the risk.",
      related: ["class", "risk-step"]),
    Term(
      slug: "catalogue", title: "Catalogue", topic: .method,
      definition: "A set of servers that is crawled again and again, with the history of what each said.",
      related: ["crawl", "snapshot"]),
    Term(
      slug: "class", title: "Class", topic: .method,
      definition: "What the most consequential ordinary call of a tool does: financial, destructive, execute, "
        + "write or read. The first that fits, in this order, is the tool's class.",
      related: ["risk-level", "verdict"]),
    Term(
      slug: "completeness", title: "Completeness", topic: .method,
      definition: "Whether every page of a server's list was read. A listing that is incomplete says so; what "
        + "is missing is unknown, not harmless.",
      related: ["coverage", "pagination"]),
    Term(
      slug: "confidence", title: "Confidence", topic: .method,
      definition: "How sure a label is, in percent, by how often its rule is right. Labels below the pack's "
        + "threshold are never allowed without a question.",
      related: ["verdict", "rule"]),
    Term(
      slug: "coverage", title: "Coverage", topic: .method,
      definition: "Which servers were listed wholly, in part or not at all, and why. Servers that could not be "
        + "listed are shown as unknown.",
      related: ["completeness"]),
    Term(
      slug: "crawl", title: "Crawl", topic: .method,
      definition: "To ask many servers for their tools, each within limits of time, size and manners, and to "
        + "record what came of it.",
      related: ["listing", "sandbox"]),
    Term(
      slug: "digest", title: "Digest", topic: .method,
      definition: "A fingerprint of bytes: equal for equal definitions, different after any change. Labels and "
        + "policies name the digest that they are about.",
      related: ["definition", "drift"]),
    Term(
      slug: "dispute", title: "Dispute", topic: .method,
      definition: "To say that a label is wrong, by naming the tool's digest and what the definition says. "
        + "Rules change, single labels do not, so that the next tool like it is right too.",
      related: ["rule", "false-alarm"]),
    Term(
      slug: "drift", title: "Drift", topic: .method,
      definition: "What changes between two listings of a server: tools added, removed or redefined. A label "
        + "holds for one digest only.",
      related: ["rug-pull-term", "digest"]),
    Term(
      slug: "evidence", title: "Evidence", topic: .method,
      definition: "The words, their place in the definition and the rule that found something in them. A label "
        + "without evidence does not exist here.",
      related: ["rule", "verdict"]),
    Term(
      slug: "false-alarm", title: "False alarm", topic: .method,
      definition: "A label that is worse than the tool deserves. It costs a question; the opposite error costs "
        + "more.",
      related: ["confidence", "dispute"]),
    Term(
      slug: "finding", title: "Finding", topic: .method,
      definition: "Something wrong or hostile about a tool or server, such as hidden instructions or a "
        + "contradicting annotation. It is not the same as a class: harmless tools can have findings.",
      related: ["severity"]),
    Term(
      slug: "grade", title: "Grade", topic: .method,
      definition: "One letter for how much care a server needs, with its arithmetic shown. It says nothing of "
        + "how well the server does its work.",
      related: ["base-risk", "finding"]),
    Term(
      slug: "listing", title: "Listing", topic: .method,
      definition: "A server's answer to tools/list, all pages of it.",
      related: ["pagination", "snapshot"]),
    Term(
      slug: "risk-level", title: "Risk level", topic: .method,
      definition: "What a wrong, looping or injected call could cost without a limit: low, medium, high or "
        + "critical.",
      related: ["base-risk", "risk-step"]),
    Term(
      slug: "risk-step", title: "Risk step", topic: .method,
      definition: "One line of the arithmetic that leads from the base risk of a class to the risk of a tool.",
      related: ["base-risk", "capability"]),
    Term(
      slug: "rule", title: "Rule", topic: .method,
      definition: "A file that says what to look for in a definition and what follows from it. All labels come "
        + "from rules.",
      related: ["evidence", "confidence"]),
    Term(
      slug: "sandbox", title: "Sandbox", topic: .method,
      definition: "A confined environment in which a local server is started: no network, no home folder, "
        + "limits on memory and processes.",
      related: ["crawl"]),
    Term(
      slug: "severity", title: "Severity", topic: .method,
      definition: "How bad a finding is: info, low, medium, high or critical.",
      related: ["finding"]),
    Term(
      slug: "snapshot", title: "Snapshot", topic: .method,
      definition: "What a server said at one time, kept byte for byte.",
      related: ["digest", "listing"]),
    Term(
      slug: "token-cost", title: "Token cost", topic: .method,
      definition: "How much of the context window a server's definitions take with every request, before "
        + "anything is called.",
      related: ["token", "context-window"]),
    Term(
      slug: "verdict", title: "Verdict", topic: .method,
      definition: "The label of one tool: class, risk, capabilities, confidence and the evidence for them.",
      related: ["class", "evidence"]),
  ]
}
