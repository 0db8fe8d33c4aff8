import ArgumentParser
import Classification
import Crawling
import RulePacks
import ToolModel

/// The rules behind the labels.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, explain and check the rules behind the labels.",
    subcommands: [List.self, Explain.self, Check.self], defaultSubcommand: List.self)

  /// All rules, one a line.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the built-in rules.")

    func run() throws {
      let pack = RulePack.builtIn()
      for rule in pack.rules {
        Console.result("\(rule.id)\t\(RuleText.effect(rule))\t\(rule.state.rawValue)\t\(rule.title)\n")
      }
      Console.note("\(pack.rules.count) rules, pack \(pack.digest)")
    }
  }

  /// One rule.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what a rule says and why.")

    @Argument(help: "The rule's id.")
    var id: String

    func run() throws {
      let pack = RulePack.builtIn()
      guard let rule = pack.rules.first(where: { $0.id == id || $0.aliases.contains(id) }) else {
        throw ProgramError("there is no rule `\(id)`: `plimsoll rules list` shows all")
      }
      Console.result(
        """
        \(rule.id): \(rule.title)
          effect      \(RuleText.effect(rule))
          state       \(rule.state.rawValue)
          confidence  \(rule.confidencePercent) %
          why         \(rule.why)

        """)
    }
  }

  /// A folder of rule files.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the rule files of a folder: form, vocabulary, and every hit and miss.")

    @Argument(help: "The folder, for example `rules`.")
    var folder: String

    func run() throws {
      let paths = try Files.list(folder, extensions: ["yaml", "yml"])
      let files = try paths.map { RuleFile(path: $0, bytes: try Files.read(folder + "/" + $0)) }
      let (pack, problems) = RulePackReader.read(files: files)
      for problem in problems {
        Console.note(Printable.text("\(folder)/\(problem.path):\(problem.line): \(problem.message)"))
      }
      guard let pack, problems.isEmpty else { throw Finished(status: .usage) }
      let failures = RuleExamples.failures(of: pack)
      for failure in failures { Console.note(Printable.text("\(failure.ruleID): \(failure.message)")) }
      guard failures.isEmpty else { throw Finished(status: .threshold) }
      Console.result("\(pack.rules.count) rules, \(pack.vocabularies.count) vocabularies: all hits and misses hold\n")
    }
  }
}

/// Rules as a person reads them.
enum RuleText {
  /// `category destructive (strong)`, `guard`, `capability bulk`, `finding high`.
  static func effect(_ rule: Rule) -> String {
    switch rule.effect {
    case .category(let category, let strength): "category \(category.rawValue) (\(strength.word))"
    case .guards: "guard"
    case .capability(let capability, _): "capability \(capability.rawValue)"
    case .finding(let severity, _): "finding \(severity.rawValue)"
    }
  }
}
