import ArgumentParser

/// The rules behind the labels.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, explain, check and measure the rules behind the labels.",
    subcommands: [
      RulesList.self, RulesExplain.self, RulesCheck.self, RulesStats.self, RulesBench.self, RulesUpdate.self,
      RulesPack.self,
    ], defaultSubcommand: RulesList.self)
}
