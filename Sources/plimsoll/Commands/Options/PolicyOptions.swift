import ArgumentParser
import Policies
import ToolModel

/// What a policy says and for whom it is written.
struct PolicyOptions: ParsableArguments {
  @Option(help: "The enforcement point, or `all`; `--list-targets` tells what each can be told.")
  var target: Choice?

  @Option(
    help: ArgumentHelp(
      "How strict: `strict`, `recommended`, `permissive`, or the path of a pack of your own.", valueName: "pack"))
  var pack = "recommended"

  @Option(
    name: .customLong("server-name"),
    help: ArgumentHelp("The server's name in the configuration of the client or gateway.", valueName: "name"))
  var serverName: String?

  @Option(
    name: .customLong("unlisted"),
    help: ArgumentHelp("What happens to tools that appear later; never `allow`.", valueName: "treatment"))
  var newTools: NewTools?

  func validate() throws {
    guard PolicyPacks.isFile(pack) || TreatmentTable.packs.contains(where: { $0.name == pack }) else {
      throw ValidationError(
        "there is no pack `\(pack)`: use `strict`, `recommended`, `permissive` or the path of a file")
    }
    if serverName?.isEmpty == true { throw ValidationError("`--server-name` is empty") }
  }

  /// The pack; throws if its file is wrong.
  func table() throws -> TreatmentTable { try PolicyPacks.read(pack) }

  /// What happens to tools that appear later; nil if the pack shall say.
  var unlisted: Treatment? { newTools.flatMap { Treatment(rawValue: $0.rawValue) } }

  /// A treatment of tools that nobody has judged.
  enum NewTools: String, CaseIterable, ExpressibleByArgument { case ask, deny, hide }

  /// The targets; nil if none is named.
  var targets: [PolicyTarget]? { target?.targets }

  /// One enforcement point, or all of them.
  struct Choice: ExpressibleByArgument {
    let targets: [PolicyTarget]

    static let allValueStrings = PolicyTarget.allCases.map(\.rawValue) + ["all"]

    init?(argument: String) {
      if argument == "all" {
        targets = PolicyTarget.allCases
      } else if let target = PolicyTarget(rawValue: argument) {
        targets = [target]
      } else {
        return nil
      }
    }
  }
}
