import ToolModel

/// What we say of every tool of a risk level.
enum RiskProse {
  /// What a level means for the one who grants access.
  static func meaning(_ risk: RiskLevel) -> String {
    switch risk {
    case .low: "A wrong or repeated call costs next to nothing."
    case .medium:
      "A wrong or repeated call leaves something to clean up, or shows something that not everybody should see."
    case .high: "A wrong call reaches other people, systems or secrets."
    case .critical: "A wrong call loses data or money, or runs whatever it is given."
    }
  }

  /// What to do with such tools.
  static func treatment(_ risk: RiskLevel) -> String {
    switch risk {
    case .low: "Allow such tools with a limit that stops a loop, and look at them again when their definition changes."
    case .medium:
      "Allow such tools with a limit where somebody notices wrong results; let a person approve the first calls."
    case .high: "Let a person approve each call, or hold its arguments to a list outside the model."
    case .critical:
      "Deny or hide such tools for unattended agents; elsewhere a person approves each call with its arguments in view."
    }
  }
}
