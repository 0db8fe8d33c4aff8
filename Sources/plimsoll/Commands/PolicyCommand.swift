import ArgumentParser
import Catalogue
import Crawling
import Policies
import ToolModel

/// Policy files for enforcement points.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Write the policy of a server or of one tool for an enforcement point.",
    discussion: """
      plimsoll policy --server mcp-flux-pro --target policylayer-json
      plimsoll policy --server mcp-flux-pro --tool flux_get_tasks_batch --target intercept-yaml
      plimsoll policy --list tools.json --target policylayer-json
      plimsoll policy -o policies            every server of the store, every target, every tool

      What a target cannot express becomes stricter, never looser, and is told on standard error.
      """)

  @OptionGroup(title: "Store") var storeOptions: StoreOptions

  @Option(help: ArgumentHelp("A server of the store: its id or name.", valueName: "server"))
  var server: String?

  @Option(help: ArgumentHelp("A saved `tools/list` answer instead of the store; `-` reads it.", valueName: "file"))
  var list: String?

  @Option(help: ArgumentHelp("Only this tool.", valueName: "name"))
  var tool: String?

  @Option(help: "The enforcement point: \(PolicyTarget.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")).")
  var target: PolicyTarget?

  @Option(name: .shortAndLong, help: ArgumentHelp("The file, or for all servers the folder.", valueName: "path"))
  var output: String?

  @Flag(name: .customLong("list-targets"), help: "Tell which enforcement points there are.")
  var listTargets = false

  func run() throws {
    if listTargets {
      for target in PolicyTarget.allCases { Console.result("\(target.rawValue)\t\(target.title)\n") }
    } else if server != nil || list != nil {
      try writeOne()
    } else if let output {
      let store = try storeOptions.openExisting()
      var writing = PolicyWriting(pipeline: Setup.pipeline(over: store), store: store)
      if let target { writing.targets = [target] }
      Console.note("policies: \(output) (\(try writing.writeAll(into: output)))")
    } else {
      throw ProgramError("name a server with `--server`, a saved list with `--list`, or a folder for all with `-o`")
    }
  }

  private func writeOne() throws {
    let (pipeline, assessed) = try StoredChoice(storeOptions: storeOptions, server: server, list: list).read()
    guard case .listed(let snapshot, let assessment) = assessed.outcome else {
      throw StoredChoice.notListed(assessed)
    }
    var set = pipeline.policies(of: snapshot, assessment)
    if let tool {
      guard snapshot.tools.contains(where: { $0.name.utf8.elementsEqual(tool.utf8) }) else {
        throw ProgramError("`\(assessed.source.name)` has no tool `\(tool)`")
      }
      set = PolicySet(template: set.template.only(tool), provenance: set.provenance)
    }
    let file = set.whole([target ?? .policyLayerJSON])[0].file
    for loss in file.losses {
      let subject = loss.tool.map { "`\($0)`: " } ?? ""
      Console.note("loss: " + Printable.text(subject + loss.message))
    }
    if let output { try Files.write(file.bytes, to: output) } else { Console.result(file.bytes) }
  }
}

extension PolicyTarget: ExpressibleByArgument {}
