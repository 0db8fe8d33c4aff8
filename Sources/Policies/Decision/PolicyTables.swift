import ToolModel

/// Packs and targets as tables for the manual, made of the data itself.
package enum PolicyTables {
  /// One pack: category by risk, then what capabilities, doubt and arguments add; in Markdown.
  package static func pack(_ table: TreatmentTable) -> String {
    var lines = ["**`\(table.name)`**: \(table.title).", ""]
    lines.append("| class | " + RiskLevel.allCases.map(\.rawValue).joined(separator: " | ") + " |")
    lines.append("|---|" + RiskLevel.allCases.map { _ in "---|" }.joined())
    for category in Category.allCases.reversed() {
      let cells = RiskLevel.allCases.map { cell(table.rule(for: category, at: $0)) }
      lines.append("| \(category.rawValue) | " + cells.joined(separator: " | ") + " |")
    }
    lines.append("")
    let floors = table.floors.map { floor in
      let category = floor.category.map { " of a \($0.rawValue)" } ?? ""
      return "`\(floor.capability.rawValue)`\(category) at least \(floor.treatment.rawValue)"
    }
    if !floors.isEmpty { lines.append("- Capabilities: " + floors.joined(separator: ", ") + ".") }
    lines.append("- A verdict below \(table.lowConfidenceBelow)% confidence: at least \(table.unsure.rawValue).")
    lines.append("- Tools that are not listed: \(kinds(table.unlisted, table.unlistedElsewhere)).")
    lines += conditions(table.conditions)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What every target can be told; in Markdown.
  package static func targets() -> String {
    var lines = ["| target | for | kind | allow | ask | deny | hide | arguments | limits | unlisted | names |"]
    lines.append("|" + String(repeating: "---|", count: 11))
    for target in PolicyTarget.allCases {
      let abilities = target.backEnd.abilities
      let marks = Treatment.allCases.map { abilities.treatments.contains($0) ? "yes" : "–" }
      let unlisted = Treatment.allCases.filter { abilities.unlisted.contains($0) }.map(\.rawValue)
      let cells =
        ["`\(target.rawValue)`", target.title, abilities.kind.rawValue] + marks + [
          list(TargetAbilities.Condition.allCases.filter { abilities.conditions.contains($0) }.map(\.rawValue)),
          list(CallLimit.Window.allCases.filter { abilities.windows.contains($0) }.map(\.rawValue)),
          unlisted.isEmpty ? "(\(abilities.nativeUnlisted.rawValue))" : unlisted.joined(separator: ", "),
          "`\(abilities.nameForm)`",
        ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ rule: TreatmentTable.Rule) -> String {
    let limits = rule.limits.map { limit in
      "\(limit.count) \(limit.window == .hour ? "an" : "a") \(limit.window.rawValue)"
        + (limit.required ? ", required" : "")
    }
    let general = ([rule.treatment.rawValue] + limits).joined(separator: ", ")
    return rule.elsewhere.isEmpty ? general : "\(general); " + others(rule.elsewhere)
  }

  private static func kinds(_ treatment: Treatment, _ elsewhere: [EnforcementKind: Treatment]) -> String {
    elsewhere.isEmpty ? treatment.rawValue : "\(treatment.rawValue); " + others(elsewhere)
  }

  private static func others(_ elsewhere: [EnforcementKind: Treatment]) -> String {
    EnforcementKind.allCases.compactMap { kind in elsewhere[kind].map { "\(kind.rawValue): \($0.rawValue)" } }
      .joined(separator: ", ")
  }

  private static func conditions(_ settings: ConditionSettings) -> [String] {
    var tests: [String] = []
    if settings.publicAddress { tests.append("a free address must be that of a public web page") }
    if settings.pathBelow { tests.append("a path must hold neither `..` nor `~`") }
    if settings.readingQuery { tests.append("SQL must be one `select`, `show` or `describe` without `into`") }
    if !settings.choices.isEmpty {
      tests.append(
        "of a choice with acts that lose something only acts that begin with \(list(settings.choices.map { "`\($0)`" })) pass"
      )
    }
    if let amount = settings.amount { tests.append("an amount of money must not be above \(amount)") }
    if !settings.recipients.isEmpty { tests.append("recipients must be at \(list(settings.recipients))") }
    guard !tests.isEmpty else { return [] }
    let rest = settings.otherwiseAsks ? " A dangerous argument that cannot be tested: at least ask." : ""
    return ["- Arguments of allowed tools: " + tests.joined(separator: "; ") + "." + rest]
  }

  private static func list(_ words: [String]) -> String { words.isEmpty ? "–" : words.joined(separator: ", ") }
}
