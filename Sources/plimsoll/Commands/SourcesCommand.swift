import ArgumentParser
import Crawling
import ToolModel

/// What would be scanned.
struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Tell what would be scanned and from where, without starting anything.",
    usage: "plimsoll sources [<options>] [<target> …] [-- <command> …]",
    discussion: "The digest is what `--allow-exec` takes to agree to exactly this command.")

  @OptionGroup(title: "Targets") var targetOptions: TargetOptions

  @Flag(name: .customLong("allow-network"), help: "Show digests for commands that may use the network.")
  var allowNetwork = false

  func run() throws {
    let targets = try Targets(targetOptions, vault: Vault())
    for diagnostic in targets.diagnostics { Console.note("note: " + Printable.text(diagnostic.message)) }
    for item in targets.items {
      switch item {
      case .source(let source): Console.result(describe(source))
      case .outcome(.success(let snapshot)):
        Console.result("\(Printable.text(snapshot.source.id.text))\n  saved list of \(snapshot.tools.count) tools\n")
      case .outcome(.failure(let failure)):
        Console.result("\(Printable.text(failure.source.id.text))\n  \(Printable.text(failure.message))\n")
      }
    }
    if targets.items.isEmpty { throw Finished(status: .incomplete) }
  }

  private func describe(_ source: ServerSource) -> String {
    var text = Printable.text(source.id.text) + "\n  name     " + Printable.text(source.name) + "\n"
    switch source.location {
    case .command(let command):
      text += "  command  " + Printable.text(CommandText.of(command)) + "\n"
      if !command.environment.isEmpty {
        text += "  sets     " + Printable.text(command.environment.map(\.name).joined(separator: ", ")) + "\n"
      }
      text += "  digest   " + LaunchConsent.digest(of: source, allowsNetwork: allowNetwork) + "\n"
    case .package(let package):
      text += "  package  " + Printable.text(CommandText.of(package)) + "\n"
      if !package.environment.isEmpty {
        text += "  sets     " + Printable.text(package.environment.map(\.name).joined(separator: ", ")) + "\n"
      }
      text += "  digest   " + LaunchConsent.digest(of: source, allowsNetwork: allowNetwork) + "\n"
    case .endpoint(let endpoint): text += "  url      " + Printable.text(endpoint.url) + "\n"
    case .savedList(let label): text += "  file     " + Printable.text(label) + "\n"
    }
    return text
  }
}
