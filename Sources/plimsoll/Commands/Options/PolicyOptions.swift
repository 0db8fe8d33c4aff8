import ArgumentParser
import Policies
import ToolModel

/// What a policy says and for whom it is written.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The enforcement point, or `all`; `--list-targets` tells what each can be told.", valueName: "name"))
  var target: String?

  @Option(help: ArgumentHelp("How strict: `strict`, `recommended` or `permissive`.", valueName: "name"))
  var pack = "recommended"

  @Option(
    name: .customLong("server-name"),
    help: ArgumentHelp("The server's name in the configuration of the client or gateway.", valueName: "name"))
  var serverName: String?

  @Option(help: ArgumentHelp("For tools that appear later: `ask`, `deny` or `hide`.", valueName: "treatment"))
  var unlisted: Treatment?

  func validate() throws {
    guard TreatmentTable.packs.contains(where: { $0.name == pack }) else {
      throw ValidationError("there is no pack `\(pack)`: use `strict`, `recommended` or `permissive`")
    }
    if unlisted == .allow { throw ValidationError("tools that nobody has judged are never allowed: use `ask`") }
    if serverName?.isEmpty == true { throw ValidationError("`--server-name` is empty") }
    _ = try targets()
  }

  /// The pack.
  var table: TreatmentTable { TreatmentTable.packs.first { $0.name == pack } ?? .strict }

  /// The targets; nil if none is named.
  func targets() throws -> [PolicyTarget]? {
    guard let target else { return nil }
    if target == "all" { return PolicyTarget.allCases }
    guard let one = PolicyTarget(rawValue: target) else {
      throw ValidationError("there is no target `\(target)`: see `plimsoll policy --list-targets`")
    }
    return [one]
  }
}

extension Treatment: ExpressibleByArgument {}
