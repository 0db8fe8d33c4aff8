extension Glossary {
  /// The five classes.
  static let classes: [Term] = [
    Term(
      slug: "destructive", title: "Destructive", topic: .classes,
      definition: "The class of tools that can lose something which the same tools cannot give back: delete, "
        + "revoke, reset, overwrite.",
      related: ["class", "recoverable"]),
    Term(
      slug: "execute", title: "Execute", topic: .classes,
      definition: "The class of tools that start something whose effect their arguments or another program "
        + "decide: code, queries, builds, jobs, browsers, devices.",
      related: ["class", "free-code"]),
    Term(
      slug: "financial", title: "Financial", topic: .classes,
      definition: "The class of tools that move or commit money: pay, refund, transfer, trade, order, change a "
        + "paid plan.",
      related: ["class"]),
    Term(
      slug: "read", title: "Read", topic: .classes,
      definition: "The class of tools that return information and leave everything as it was.",
      related: ["class", "private-data"]),
    Term(
      slug: "write", title: "Write", topic: .classes,
      definition: "The class of tools that create or change something which can be changed back.",
      related: ["class"]),
  ]
}
