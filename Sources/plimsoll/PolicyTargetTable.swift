import Policies
import ToolModel

/// What every enforcement point can be told, as a table for `--list-targets`.
enum PolicyTargetTable {
  /// One line a target, in columns of equal width.
  static func text() -> String {
    let heading = ["target", "is", "allow", "ask", "deny", "hide", "arguments", "limits", "unlisted", "name"]
    let rows = [heading] + PolicyTarget.allCases.map(row)
    let widths = heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        .trimmingSpaces() + "\n"
    }.joined()
  }

  private static func row(_ target: PolicyTarget) -> [String] {
    let abilities = target.backEnd.abilities
    let marks = Treatment.allCases.map { abilities.treatments.contains($0) ? "yes" : "-" }
    let conditions = TargetAbilities.Condition.allCases.filter { abilities.conditions.contains($0) }
    let windows = CallLimit.Window.allCases.filter { abilities.windows.contains($0) }
    let unlisted = Treatment.allCases.filter { abilities.unlisted.contains($0) }
    return [target.rawValue, abilities.kind.rawValue] + marks + [
      list(conditions.map(\.rawValue)), list(windows.map(\.rawValue)),
      unlisted.isEmpty ? "(\(abilities.nativeUnlisted.rawValue))" : list(unlisted.map(\.rawValue)),
      abilities.nameForm,
    ]
  }

  private static func list(_ words: [String]) -> String { words.isEmpty ? "-" : words.joined(separator: ",") }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
