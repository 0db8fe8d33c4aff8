import ArgumentParser
import Classification
import ToolModel

/// Why a tool has its label.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a tool got its label: words, rules that fired, rules that were beaten, the risk arithmetic.",
    discussion: """
      plimsoll explain mcp-flux-pro flux_get_tasks_batch      a server of the store
      plimsoll explain --list tools.json some_tool            a saved tools/list answer
      """)

  @OptionGroup(title: "Store") var storeOptions: StoreOptions

  @OptionGroup(title: "Rules") var rules: RuleOptions

  @Option(help: ArgumentHelp("A saved `tools/list` answer instead of the store; `-` reads it.", valueName: "file"))
  var list: String?

  @Argument(help: "The server (id or name; not with --list) and the tool.")
  var names: [String] = []

  func validate() throws {
    let wanted = list == nil ? 2 : 1
    guard names.count == wanted else {
      throw ValidationError(list == nil ? "name a server and a tool" : "name one tool of the list")
    }
  }

  func run() throws {
    let tool = names[names.count - 1]
    let (pipeline, assessed) = try StoredChoice(
      storeOptions: storeOptions, server: list == nil ? names[0] : nil, list: list, rules: try RuleChoice(rules)
    ).read()
    guard case .listed(let snapshot, _) = assessed.outcome else { throw StoredChoice.notListed(assessed) }
    let places = snapshot.tools.indices.filter { snapshot.tools[$0].name.utf8.elementsEqual(tool.utf8) }
    guard !places.isEmpty else {
      let near = snapshot.tools.map(\.name).filter { $0.contains(tool) || tool.contains($0) }.prefix(5)
      let hint = near.isEmpty ? "" : ": did you mean " + near.map { "`\($0)`" }.joined(separator: ", ") + "?"
      throw ProgramError("`\(assessed.source.name)` has no tool `\(tool)`" + hint)
    }
    for place in places {
      guard let explanation = pipeline.classifier.explain(snapshot, toolIndex: place) else { continue }
      Console.result(ExplanationText.of(explanation, server: assessed.source, rulesDigest: pipeline.rulesDigest))
    }
  }
}
