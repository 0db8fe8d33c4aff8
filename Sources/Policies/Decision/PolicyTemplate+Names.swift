package import ToolModel

extension PolicyTemplate {
  /// The record of one tool alone: what its own page offers to copy. Duplicates of the name stay together, and
  /// everything else is unlisted.
  package func only(_ name: String) -> PolicyTemplate {
    with(tools: tools.filter { sameBytes($0.name, name) })
  }

  /// The same record, but tools whose names a reader or an enforcer could take for each other (equal, equal but for
  /// case, or canonically equivalent) all get the strictest treatment and all limits among them.
  func strictestPerName() -> PolicyTemplate {
    var groups: [String: [Int]] = [:]
    for (place, tool) in tools.enumerated() { groups[tool.name.lowercased(), default: []].append(place) }
    guard groups.count < tools.count else { return self }
    var settled = tools
    for places in groups.values where places.count > 1 {
      let members = places.map { tools[$0] }
      guard let strictest = members.max(by: { $0.treatment.strictness < $1.treatment.strictness }) else { continue }
      let limits = CallLimit.tightest(members.flatMap(\.limits))
      let conditions = ArgumentCondition.all(members.flatMap(\.conditions))
      for place in places {
        settled[place] = tools[place].replacing(
          treatment: strictest.treatment, limits: limits, conditions: conditions,
          note: strictest.treatment == tools[place].treatment ? nil : "a tool of the same name is treated so")
      }
    }
    return with(tools: settled)
  }
}

extension PolicyTemplate {
  /// The first tools, and of the others those whose names none before them has, each name once.
  func keeping(firstTools count: Int) -> PolicyTemplate {
    guard count < tools.count else { return self }
    var seen = Set(tools.prefix(count).map { Array($0.name.utf8) })
    let kept = tools.prefix(count) + tools.dropFirst(count).filter { seen.insert(Array($0.name.utf8)).inserted }
    return with(tools: Array(kept))
  }
}

extension ToolDecision {
  func replacing(
    treatment: Treatment, limits: [CallLimit], conditions: [ArgumentCondition], note: String?
  ) -> ToolDecision {
    ToolDecision(
      name: name, treatment: treatment, limits: limits, elsewhere: elsewhere, conditions: conditions,
      reason: note.map { reason + "; " + $0 } ?? reason,
      ruleIDs: ruleIDs, category: category, risk: risk, definitionDigest: definitionDigest)
  }
}

extension CallLimit {
  /// One limit a window, the smallest; minute before hour before day.
  static func tightest(_ limits: [CallLimit]) -> [CallLimit] {
    Window.allCases.compactMap { window in
      let candidates = limits.filter { $0.window == window }
      guard let count = candidates.map(\.count).min() else { return nil }
      return CallLimit(count: max(count, 1), window: window, required: candidates.contains(where: \.required))
    }
  }
}

extension ArgumentCondition {
  /// Every condition once, in the order given.
  static func all(_ conditions: [ArgumentCondition]) -> [ArgumentCondition] {
    var seen: Set<ArgumentCondition> = []
    return conditions.filter { seen.insert($0).inserted }
  }
}
