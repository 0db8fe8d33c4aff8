import ToolModel

/// All attack patterns, in the order in which they are listed.
enum AttackLibrary {
  static let patterns: [AttackPattern] = actions + content + supply + wire

  /// Those that concern a tool, at most `limit`, the more specific first.
  static func patterns(for category: Category, _ capabilities: [Capability], limit: Int = 6) -> [AttackPattern] {
    let fitting = patterns.filter { $0.concerns(category, capabilities) }
    // Those that a capability calls for say more of a tool than those that fit all of its class.
    let specific = fitting.filter { $0.isCalledFor(by: category, capabilities) }
    return Array((specific + fitting.filter { !$0.isCalledFor(by: category, capabilities) }).prefix(limit))
  }

  static let everything = Set(Category.allCases)
  static let changing: Set<Category> = [.write, .execute, .destructive, .financial]
}
