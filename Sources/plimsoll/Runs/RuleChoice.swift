import Classification
import Digests
import RulePacks

/// The rules of a run: the built-in ones, with those of a folder added or put in their place, and the user's overrides.
struct RuleChoice {
  let pack: RulePack
  let overrides: Overrides

  /// Judges by these rules.
  var classifier: Classifier { Classifier(pack, overrides: overrides) }

  /// The built-in rules and nothing else.
  static let builtIn = RuleChoice()

  private init() { (pack, overrides) = (RulePack.builtIn(), .none) }

  /// Reads folder and file; problems are told with file and line, and what is not built in is told in one line.
  init(_ options: RuleOptions) throws {
    var pack = try Self.pack(options.rules)
    overrides = try Self.overrides(options.overrides)
    // Verdicts are kept by what judged them: with overrides that is more than the rules.
    if !overrides.digest.isEmpty { pack = pack.named(Digest.sha256(pack.digest + overrides.digest)) }
    self.pack = pack
  }

  /// The rule files of a folder, sorted by path.
  static func files(_ folder: String) throws -> [RuleFile] {
    try Files.list(folder, extensions: ["yaml", "yml"]).map {
      RuleFile(path: $0, bytes: try Files.read(folder + "/" + $0))
    }
  }

  private static func pack(_ path: String?) throws -> RulePack {
    guard let path else { return RulePack.builtIn() }
    if InstalledPack.isPack(path) { return try InstalledPack.read(path) }
    let (pack, problems, replaced, added) = RulePackReader.extended(by: try files(path))
    for problem in problems {
      Console.note(Printable.text("\(path)/\(problem.path):\(problem.line): \(problem.message)"))
    }
    guard let pack else { throw ProgramError("the rules in `\(path)` cannot be used: see above") }
    let names = replaced.prefix(8).joined(separator: ", ") + (replaced.count > 8 ? ", …" : "")
    Console.note(
      Printable.text(
        "rules of `\(path)`: \(added.count) added, \(replaced.count) replaced" + (names.isEmpty ? "" : " (\(names))")))
    return pack
  }

  private static func overrides(_ path: String?) throws -> Overrides {
    guard let path else { return .none }
    let file = RuleFile(path: path, bytes: try Files.read(path, limit: 4 << 20))
    let (overrides, expired, problems) = Overrides.read(file, today: Clock.day())
    for problem in problems { Console.note(Printable.text("\(path):\(problem.line): \(problem.message)")) }
    guard problems.isEmpty else { throw ProgramError("the overrides in `\(path)` cannot be used: see above") }
    for entry in expired {
      Console.note(Printable.text("the override of `\(entry.tool)` ended on \(entry.expires ?? "") and is not used"))
    }
    Console.note(Printable.text("overrides of `\(path)`: \(overrides.entries.count) in force"))
    return overrides
  }
}
