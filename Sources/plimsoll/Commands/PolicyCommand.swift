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
      plimsoll policy --list tools.json --server-name flux --pack strict --target claude-code
      plimsoll policy --list tools.json --target all -o policies/flux
      plimsoll policy -o policies            every server of the store, every tool

      plimsoll policy --server flux --target claude-code --merge .claude/settings.json -o .claude/settings.json
      plimsoll policy --server flux --target claude-code --check .claude/settings.json
      plimsoll policy --convert intercept.yaml --target policylayer-json

      What a target cannot express becomes stricter, never looser, and is told on standard error.
      """)

  @OptionGroup(title: "Store") var storeOptions: StoreOptions

  @Option(help: ArgumentHelp("A server of the store: its id or name.", valueName: "server"))
  var server: String?

  @Option(help: ArgumentHelp("A saved `tools/list` answer instead of the store; `-` reads it.", valueName: "file"))
  var list: String?

  @Option(help: ArgumentHelp("Only this tool.", valueName: "name"))
  var tool: String?

  @OptionGroup(title: "Rules") var rules: RuleOptions

  @OptionGroup(title: "Policy") var options: PolicyOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file; for all targets or all servers the folder.", valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Hold this policy file against the tools and the pack instead of writing one; status 1 if something is wrong.",
      valueName: "file"))
  var check: String?

  @Option(
    help: ArgumentHelp(
      "Put the policy into these settings: keys and rules of your own stay, and none becomes looser.",
      valueName: "file"))
  var merge: String?

  @Option(
    help: ArgumentHelp(
      "Turn this policy of one proxy into the format of the other, which `--target` names.", valueName: "file"))
  var convert: String?

  @Flag(name: .customLong("list-targets"), help: "Tell which enforcement points there are and what each can be told.")
  var listTargets = false

  func run() throws {
    if listTargets {
      Console.result(PolicyTargetTable.text())
    } else if let convert {
      try write(converted: ExistingPolicy(path: convert).converted(to: try oneTarget()))
    } else if server != nil || list != nil {
      try writeOne()
    } else if let output {
      let store = try storeOptions.openExisting()
      var writing = PolicyWriting(pipeline: Setup.pipeline(over: store, rules: try RuleChoice(rules)), store: store)
      writing.table = try options.table()
      writing.unlisted = options.unlisted
      if let targets = options.targets { writing.targets = targets }
      Console.note("policies: \(output) (\(try writing.writeAll(into: output)))")
    } else {
      throw ProgramError("name a server with `--server`, a saved list with `--list`, or a folder for all with `-o`")
    }
  }

  private func oneTarget() throws -> PolicyTarget {
    if let targets = options.targets, targets.count == 1 { return targets[0] }
    if options.targets == nil, let check, let target = ExistingPolicy(path: check).guessedTarget() { return target }
    throw ProgramError("name one enforcement point with `--target`")
  }

  private func write(converted file: PolicyFile) throws {
    report(file.losses, of: "")
    if let output { try Files.write(file.bytes, to: output) } else { Console.result(file.bytes) }
  }

  private func writeOne() throws {
    let table = try options.table()
    let (pipeline, assessed) = try StoredChoice(
      storeOptions: storeOptions, server: server, list: list, rules: try RuleChoice(rules)
    ).read()
    guard case .listed(let snapshot, let assessment) = assessed.outcome else {
      throw StoredChoice.notListed(assessed)
    }
    var set = pipeline.policies(of: snapshot, assessment, table: table)
      .adjusted(serverName: options.serverName, unlisted: options.unlisted)
    if let tool {
      guard snapshot.tools.contains(where: { $0.name.utf8.elementsEqual(tool.utf8) }) else {
        throw ProgramError("`\(assessed.source.name)` has no tool `\(tool)`")
      }
      set = PolicySet(template: set.template.only(tool), provenance: set.provenance)
    }
    if let check {
      let status = try ExistingPolicy(path: check).check(as: try oneTarget(), against: set)
      guard status == .clean else { throw Finished(status: status) }
      return
    }
    if let merge {
      let target = try oneTarget()
      let file = set.whole([target])[0].file
      report(file.losses, of: "")
      let bytes = try ExistingPolicy(path: merge).merge(file, as: target, server: set.template.serverName)
      if let output { try Files.write(bytes, to: output) } else { Console.result(bytes) }
      return
    }
    let files = set.whole(options.targets ?? [.policyLayerJSON]).map(\.file)
    for file in files { report(file.losses, of: files.count > 1 ? file.target + ": " : "") }
    if files.count > 1 {
      guard let output else { throw ProgramError("name a folder for the files of all targets with `-o`") }
      var folder = FolderWriter(output)
      for file in files { try folder.write(file, to: file.fileName) }
      Console.note("policies: \(output) (\(folder.summary))")
    } else if let output {
      try Files.write(files[0].bytes, to: output)
      var folder = FolderWriter(Files.folder(of: output))
      for companion in files[0].companions { try folder.write(companion.bytes, to: companion.fileName) }
    } else {
      Console.result(files[0].bytes)
      let beside = files[0].companions.map { "`\($0.fileName)`" }
      if !beside.isEmpty { Console.note("note: with `-o` also written: \(beside.joined(separator: ", "))") }
    }
  }

  private func report(_ losses: [PolicyLoss], of target: String) {
    for loss in losses {
      let subject = loss.tool.map { "`\($0)`: " } ?? ""
      Console.note("loss: " + Printable.text(target + subject + loss.message))
    }
  }
}
