/// The decision record of one server: what every enforcement point is asked to do.
package struct PolicyTemplate: Sendable, Hashable {
  package let server: ServerID
  /// The server's display name, unescaped.
  package let serverName: String
  /// In the order of the listing.
  package let tools: [ToolDecision]
  /// For tools that the record does not list.
  package let unlisted: Treatment
  /// Where some kinds of enforcement points are told something stricter about tools that are not listed.
  package let unlistedElsewhere: [EnforcementKind: Treatment]

  package init(
    server: ServerID, serverName: String, tools: [ToolDecision], unlisted: Treatment,
    unlistedElsewhere: [EnforcementKind: Treatment] = [:]
  ) {
    self.server = server
    self.serverName = serverName
    self.tools = tools
    self.unlisted = unlisted
    self.unlistedElsewhere = unlistedElsewhere.filter { $0.value.strictness > unlisted.strictness }
  }

  /// The record as one kind of enforcement point is told it, with nothing left that is for others.
  package func told(to kind: EnforcementKind) -> PolicyTemplate {
    PolicyTemplate(
      server: server, serverName: serverName, tools: tools.map { $0.told(to: kind) },
      unlisted: unlistedElsewhere[kind] ?? unlisted)
  }

  /// The same record with other tools.
  package func with(tools: [ToolDecision]) -> PolicyTemplate {
    PolicyTemplate(
      server: server, serverName: serverName, tools: tools, unlisted: unlisted, unlistedElsewhere: unlistedElsewhere)
  }
}

/// What to do with a call.
package enum Treatment: String, Sendable, CaseIterable, Hashable {
  case allow, ask, deny, hide

  /// 0 for `allow` up to 3 for `hide`: a lowering may only raise it.
  package var strictness: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The decision about one tool.
package struct ToolDecision: Sendable, Hashable {
  package let name: String
  /// The least strict that any enforcement point is told.
  package let treatment: Treatment
  package let limits: [CallLimit]
  /// Where some kinds of enforcement points are told something stricter: a client can ask, a proxy cannot.
  package let elsewhere: [EnforcementKind: Treatment]
  /// What the arguments of an allowed call must be like; only with `allow`, and always hard.
  package let conditions: [ArgumentCondition]
  /// Why, one sentence in our words.
  package let reason: String
  /// Rules whose evidence stands behind it, sorted.
  package let ruleIDs: [String]
  package let category: Category
  package let risk: RiskLevel
  package let definitionDigest: String

  package init(
    name: String, treatment: Treatment, limits: [CallLimit] = [], elsewhere: [EnforcementKind: Treatment] = [:],
    conditions: [ArgumentCondition] = [], reason: String, ruleIDs: [String], category: Category, risk: RiskLevel,
    definitionDigest: String
  ) {
    self.name = name
    self.treatment = treatment
    self.limits = limits
    self.elsewhere = elsewhere.filter { $0.value.strictness > treatment.strictness }
    self.conditions = treatment == .allow ? conditions : []
    self.reason = reason
    self.ruleIDs = ruleIDs
    self.category = category
    self.risk = risk
    self.definitionDigest = definitionDigest
  }

  /// The decision as one kind of enforcement point is told it.
  package func told(to kind: EnforcementKind) -> ToolDecision {
    let treatment = elsewhere[kind] ?? treatment
    return ToolDecision(
      name: name, treatment: treatment, limits: treatment == .allow ? limits : [], conditions: conditions,
      reason: reason, ruleIDs: ruleIDs, category: category, risk: risk, definitionDigest: definitionDigest)
  }
}

/// At most `count` calls in a window.
package struct CallLimit: Sendable, Hashable {
  /// Calls, at least 1.
  package let count: Int
  package let window: Window
  /// A required limit is hard: a target that cannot express it denies instead.
  package let required: Bool

  package init(count: Int, window: Window, required: Bool = false) {
    self.count = count
    self.window = window
    self.required = required
  }

  package enum Window: String, Sendable, CaseIterable, Hashable { case minute, hour, day }
}
