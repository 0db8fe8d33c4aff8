import ArgumentParser

/// The maintainers' tool.
@main
struct GeneratePlimsoll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-plimsoll", abstract: "Write the files that are generated and committed.",
    subcommands: [RulesCommand.self, PacksCommand.self])
}
