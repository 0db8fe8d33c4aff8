import ToolModel

/// All attack patterns, in the order in which they are listed.
enum AttackLibrary {
  static let patterns: [AttackPattern] = actions + content + supply

  /// Those that concern a tool, at most `limit`, the more specific first.
  static func patterns(for category: Category, _ capabilities: [Capability], limit: Int = 6) -> [AttackPattern] {
    Array(patterns.filter { $0.concerns(category, capabilities) }.prefix(limit))
  }

  static let everything = Set(Category.allCases)
  static let changing: Set<Category> = [.write, .execute, .destructive, .financial]
}
