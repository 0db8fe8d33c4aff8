import ArgumentParser
import RulePacks
import ToolModel

/// All rules, one a line.
struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules, one a line.")

  @OptionGroup(title: "Rules") var options: RuleOptions

  @Option(help: "Only rules of this kind: category, guard, capability or finding.")
  var kind: String?

  @Option(help: "Only rules in this state: experimental, test or stable.")
  var state: String?

  func run() throws {
    let pack = try RuleChoice(options).pack
    let rules = pack.rules.filter { rule in
      (kind.map { RuleText.effect(rule).hasPrefix($0) } ?? true) && (state.map { rule.state.rawValue == $0 } ?? true)
    }
    for rule in rules {
      let cells = [rule.id, RuleText.effect(rule), rule.state.rawValue, Printable.text(rule.title)]
      Console.result(cells.joined(separator: "\t") + "\n")
    }
    Console.note("\(rules.count) rules, pack \(pack.digest)")
  }
}
