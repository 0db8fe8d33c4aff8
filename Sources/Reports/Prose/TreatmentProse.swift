import ToolModel

/// The recommended treatment in sentences.
enum TreatmentProse {
  /// What to do with the tool, as an imperative.
  static func headline(_ decision: ToolDecision) -> String {
    switch decision.treatment {
    case .allow where decision.limits.isEmpty: "Allow it."
    case .allow: "Allow it, \(English.list(decision.limits.map(limit)))."
    case .ask: "Let a person approve each call."
    case .deny: "Deny it, unless a person has decided otherwise for a good reason."
    case .hide: "Hide it from the agent."
    }
  }

  /// What that means where nobody can be asked.
  static func explanation(_ decision: ToolDecision) -> String {
    switch decision.treatment {
    case .allow where decision.limits.isEmpty:
      "Plimsoll sees no reason to stop or count single calls. Everything the policy does not list stays denied."
    case .allow:
      "The limit is far above what a person's task needs, and it stops a loop within its first window."
    case .ask:
      "The policy formats below cannot ask, so in them the tool is denied until somebody edits the file; a client that can "
        + "ask should."
    case .deny: "What a wrong call costs is out of proportion to what an unattended call saves."
    case .hide: "An agent that does not see a tool cannot be talked into calling it."
    }
  }

  /// `at most 30 calls an hour`.
  static func limit(_ limit: CallLimit) -> String {
    "at most \(English.count(limit.count, "call")) \(English.withArticle(limit.window.rawValue))"
  }
}
