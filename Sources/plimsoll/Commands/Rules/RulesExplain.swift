import ArgumentParser
import RulePacks
import ToolModel

/// One rule.
struct RulesExplain: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: "Show what a rule says and why.")

  @OptionGroup(title: "Rules") var options: RuleOptions

  @Argument(help: "The rule's id, or a former one.")
  var id: String

  func run() throws {
    let pack = try RuleChoice(options).pack
    guard let rule = pack.rule(id) else {
      let near = pack.rules.map(\.id).filter { $0.contains(id) || id.contains($0) }.prefix(5)
      let hint = near.isEmpty ? "" : " (did you mean \(near.map { "`\($0)`" }.joined(separator: ", "))?)"
      throw ProgramError("there is no rule `\(id)`: `plimsoll rules list` shows all\(hint)")
    }
    var lines = [
      "\(rule.id): \(rule.title)", "  effect      \(RuleText.effect(rule))", "  state       \(rule.state.rawValue)",
      "  confidence  \(rule.confidencePercent) %", "  why         \(rule.why)",
    ]
    if case .finding(_, let remedy) = rule.effect { lines.append("  remedy      \(remedy)") }
    if !rule.references.isEmpty { lines.append("  references  \(rule.references.joined(separator: ", "))") }
    if !rule.aliases.isEmpty { lines.append("  formerly    \(rule.aliases.joined(separator: ", "))") }
    if let beats = rule.beats {
      let categories = beats.categories.map(\.rawValue).sorted().joined(separator: ", ")
      lines.append("  beats       votes for \(categories) up to \(beats.upTo.word)")
    }
    lines += ["  looks for"] + MatchText.lines(rule.match).map { "    " + $0 }
    Console.result(Printable.lines(lines.joined(separator: "\n") + "\n"))
  }
}
