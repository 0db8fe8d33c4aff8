import ArgumentParser
import Classification
import RulePacks

/// A folder of rule files.
struct RulesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the rule files of a folder: form, vocabulary, every hit and miss, and what no example tests.",
    discussion: """
      A folder without vocabularies of its own may use the built-in ones (--extend): it is checked as --rules would use
      it. With --mutations each operator of each rule is dropped and negated in turn, and an example must notice.
      """)

  @Argument(help: "The folder, for example `rules`.")
  var folder: String

  @Flag(help: "Check the folder as an addition to the built-in rules.")
  var extend = false

  @Flag(help: "Also show operators that no hit and no miss tests.")
  var mutations = false

  func run() throws {
    let files = try RuleChoice.files(folder)
    let pack: RulePack?
    let problems: [RuleProblem]
    if extend {
      let extended = RulePackReader.extended(by: files)
      (pack, problems) = (extended.pack, extended.problems)
    } else {
      (pack, problems) = RulePackReader.read(files: files)
    }
    for problem in problems {
      Console.note(Printable.text("\(folder)/\(problem.path):\(problem.line): \(problem.message)"))
    }
    guard let pack, problems.isEmpty else { throw Finished(status: .usage) }
    let failures = RuleExamples.failures(of: pack)
    for failure in failures { Console.note(Printable.text("\(failure.ruleID): \(failure.message)")) }
    guard failures.isEmpty else { throw Finished(status: .threshold) }
    if mutations { try checkMutations(pack) }
    Console.result("\(pack.rules.count) rules, \(pack.vocabularies.count) vocabularies: all hits and misses hold\n")
  }

  private func checkMutations(_ pack: RulePack) throws {
    let (survivors, count) = MutationCheck(pack).run()
    for survivor in survivors {
      Console.note(Printable.text("\(survivor.ruleID): no example notices that the rule has \(survivor.what)"))
    }
    Console.note("\(count) variants, \(survivors.count) of them unnoticed")
    guard survivors.isEmpty else { throw Finished(status: .threshold) }
  }
}
