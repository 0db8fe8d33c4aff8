import ArgumentParser
import Classification
import RulePacks

/// Makes a signed pack.
struct RulesPack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Check a rule folder and sign it as one file, for others to take over.")

  @Argument(help: "The folder, for example `rules`.")
  var folder: String

  @Option(
    help: ArgumentHelp("An Ed25519 private key in PEM (`openssl genpkey -algorithm ed25519`).", valueName: "file"))
  var key: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "path"))
  var output: String

  func run() throws {
    let files = try RuleChoice.files(folder)
    let (pack, problems) = RulePackReader.read(files: files)
    for problem in problems {
      Console.note(Printable.text("\(folder)/\(problem.path):\(problem.line): \(problem.message)"))
    }
    guard let pack, RuleExamples.failures(of: pack).isEmpty else {
      throw ProgramError(
        "the rules in `\(folder)` are not fit to be signed: `plimsoll rules check \(folder)` shows why")
    }
    try Files.write(try SignedPack.write(files, key: try RulesPack.signingKey(key)), to: output)
    Console.note(Printable.text("\(output): \(pack.rules.count) rules, pack \(pack.digest)"))
  }
}
