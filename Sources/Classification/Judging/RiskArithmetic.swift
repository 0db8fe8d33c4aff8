import ToolModel

/// From category and capabilities to a risk level: the base, then the steps summed and clamped once, then the floors,
/// last `critical` for free code.
enum RiskArithmetic {
  static func steps(_ category: Category, _ capabilities: Set<Capability>) -> [RiskStep] {
    var level = category.baseRisk
    var steps = [RiskStep(cause: "base \(category.rawValue)", effect: .start(level), after: level)]
    let moves = capabilities.sorted().compactMap { capability in
      move(capability, category).map { (capability, $0) }
    }
    var sum = level.step
    for (capability, move) in moves {
      sum += move
      level = RiskLevel(clampedStep: sum)
      steps.append(RiskStep(cause: capability.rawValue, effect: .steps(move), after: level))
    }
    for capability in capabilities.sorted() {
      guard let floor = floor(capability) else { continue }
      level = max(level, floor)
      steps.append(RiskStep(cause: capability.rawValue, effect: .atLeast(floor), after: level))
    }
    if capabilities.contains(.freeCode) {
      level = .critical
      steps.append(RiskStep(cause: Capability.freeCode.rawValue, effect: .exactly(level), after: level))
    }
    return steps
  }

  /// Levels up or down; nil where the capability does not move this category.
  private static func move(_ capability: Capability, _ category: Category) -> Int? {
    switch (capability, category) {
    case (.bulk, .write), (.bulk, .execute), (.bulk, .destructive), (.bulk, .financial): 1
    case (.sessionLocal, .write), (.sandboxed, .execute), (.recoverable, .destructive): -1
    case (.simulated, .financial): -2
    default: nil
    }
  }

  private static func floor(_ capability: Capability) -> RiskLevel? {
    switch capability {
    case .secrets, .sendsOutside, .changesAccess, .production: .high
    case .privateData, .fetchesURL, .openWeb: .medium
    default: nil
    }
  }
}
