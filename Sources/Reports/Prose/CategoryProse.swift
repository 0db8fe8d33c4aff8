import ToolModel

/// What we say of every tool of a category. Our words; nothing about a particular tool.
struct CategoryProse {
  /// The heading of its list: `Execute tools`.
  let heading: String
  /// What a call does, as a predicate: "returns information and leaves everything as it was".
  let effect: String
  /// What agents do with such a tool.
  let use: String
  /// What can go wrong.
  let danger: String

  init(_ category: Category) {
    switch category {
    case .read:
      heading = "Read tools"
      effect = "returns information and leaves everything as it was"
      use =
        "Agents call a read tool to look before they act: to search, list, fetch, check or calculate. It is often the "
        + "first call of a task and the most frequent one."
      danger =
        "Nothing is changed, but what comes back enters the agent's context. It can carry instructions somebody else "
        + "wrote, it can be private, and an agent that does not find what it wants may ask again without end."
    case .write:
      heading = "Write tools"
      effect = "creates or changes something that can be changed back"
      use =
        "Agents call a write tool to leave a result behind: to create, update, upload, post, save or configure "
        + "something."
      danger =
        "A wrong call leaves wrong data, and a loop leaves a lot of it. Each change can be undone, but somebody has to "
        + "notice it first; what was sent to other people stays sent."
    case .execute:
      heading = "Execute tools"
      effect = "starts something whose effect its arguments or another program decide"
      use =
        "Agents call an execute tool to make something happen elsewhere: to run code or a query, to start a build, a "
        + "job or a device, or to drive a browser."
      danger =
        "What such a call does is decided by its arguments, and those may come from text the agent has just read. The "
        + "effect goes past the call: what was started may itself delete, send or spend."
    case .destructive:
      heading = "Destructive tools"
      effect = "can lose something that the same tools cannot give back"
      use =
        "Agents call a destructive tool to clean up: to delete, revoke, reset, terminate or overwrite what seems to be no "
        + "longer needed."
      danger =
        "One wrong identifier is enough, and there may be no way back. An agent that tries to repair its own error "
        + "tends to delete more, not less."
    case .financial:
      heading = "Financial tools"
      effect = "moves or commits money"
      use =
        "Agents call a financial tool to finish a task that costs something: to pay, refund, transfer, trade, order or "
        + "change a paid plan."
      danger =
        "A wrong amount, a wrong recipient or the same call twice is a loss at once. Text that an agent reads on the "
        + "way can name the recipient."
    }
  }

  /// How the risk of a category is explained where no arithmetic is at hand.
  static func baseLine(_ category: Category) -> String {
    "\(English.capitalized(English.withArticle(category.rawValue))) tool starts at \(category.baseRisk.rawValue) risk."
  }
}
