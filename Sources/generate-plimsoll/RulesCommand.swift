import ArgumentParser
import Foundation
import RulePacks

/// `generate-plimsoll rules`: checks the rule folder and embeds it.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Check `rules/` and write it into the program.")

  @Option(help: "The rule folder.")
  var rules = "rules"

  @Option(help: "The file to write.")
  var output = "Sources/RulePacks/BuiltInRules+Generated.swift"

  func run() throws {
    let files = try RuleFolder.read(rules)
    let (pack, problems) = RulePackReader.read(files: files)
    guard let pack else {
      for problem in problems { print("\(rules)/\(problem.path):\(problem.line): \(problem.message)") }
      throw ExitCode(1)
    }
    let source = BuiltInRulesSource.text(embedded: try RulePackReader.embeddedForm(of: files))
    let bytes = Data(source)
    if (try? Data(contentsOf: URL(fileURLWithPath: output))) == bytes {
      print("\(output) is fresh: \(pack.rules.count) rules, \(pack.vocabularies.count) vocabularies")
    } else {
      try bytes.write(to: URL(fileURLWithPath: output), options: .atomic)
      print("wrote \(output): \(pack.rules.count) rules, \(pack.vocabularies.count) vocabularies")
    }
  }
}
