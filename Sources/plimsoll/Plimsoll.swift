import ArgumentParser

/// The program.
@main
struct Plimsoll: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plimsoll", abstract: "Scan MCP servers, classify their tools by risk, write the policies.")
}
