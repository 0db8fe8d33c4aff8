import ArgumentParser
import Classification
import JSONText
import Reports
import RulePacks
import ToolModel

/// Labels a stream of tools.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Label a stream of tools, one JSON object a line.",
    discussion: """
      A row holds one tool: `name` and, where known, `server`, `title`, `description`, `inputSchema`, `outputSchema`,
      `annotations` and an `id`. The answer is one JSON object a row, in the same order: `id`, `server`, `name`,
      `category`, `risk`, `confidence`, `capabilities`, `evidence`, `findings`. A row that cannot be used gives `id`
      and `error`, and the stream goes on.

      Each row is judged by itself, unless --group-by-server is given: then the rows of one server, with any
      `instructions`, are each other's context, and the whole input is read before the first answer.
      """)

  @Argument(help: "The file, or `-` for standard input.")
  var file: String

  @Flag(name: .customLong("group-by-server"), help: "Judge the rows of one server together.")
  var groupByServer = false

  @OptionGroup(title: "Rules") var ruleOptions: RuleOptions

  func run() throws {
    let choice = try RuleChoice(ruleOptions)
    var labeller = RowLabeller(choice.classifier, groupByServer: groupByServer)
    var lines = LineCutter()
    if file == "-" {
      var input = StandardInput.stream()
      while Console.hasReader, let piece = try input.next() {
        lines.append(piece) { labeller.take($0) }
        Console.result(labeller.drain())
      }
    } else {
      lines.append(try Files.read(file, limit: 2 << 30)) { labeller.take($0) }
    }
    lines.finish { labeller.take($0) }
    labeller.finish()
    Console.result(labeller.drain())
  }
}
