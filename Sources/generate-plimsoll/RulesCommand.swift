import ArgumentParser
import Foundation
import RulePacks

/// `generate-plimsoll rules`: checks the rule folder and embeds it.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Check `rules/`, write it into the program and its pages into the manual.")

  @Option(help: "The rule folder.")
  var rules = "rules"

  @Option(help: "The file to write.")
  var output = "Sources/RulePacks/BuiltInRules+Generated.swift"

  @Option(help: "The manual.")
  var manual = "Sources/plimsoll/Documentation.docc"

  func run() throws {
    let files = try RuleFolder.read(rules)
    let (pack, problems) = RulePackReader.read(files: files)
    guard let pack else {
      for problem in problems { print("\(rules)/\(problem.path):\(problem.line): \(problem.message)") }
      throw ExitCode(1)
    }
    try writeManual(files)
    let source = BuiltInRulesSource.text(embedded: try RulePackReader.embeddedForm(of: files))
    let bytes = Data(source)
    if (try? Data(contentsOf: URL(fileURLWithPath: output))) == bytes {
      print("\(output) is fresh: \(pack.rules.count) rules, \(pack.vocabularies.count) vocabularies")
    } else {
      try bytes.write(to: URL(fileURLWithPath: output), options: .atomic)
      print("wrote \(output): \(pack.rules.count) rules, \(pack.vocabularies.count) vocabularies")
    }
  }

  /// Writes the pages, and takes away those of rules that are no more.
  private func writeManual(_ files: [RuleFile]) throws {
    let pages = try RuleManual.pages(of: files)
    let root = URL(fileURLWithPath: manual, isDirectory: true)
    let folder = root.appendingPathComponent("Rules")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var written = 0
    for page in pages {
      let file = root.appendingPathComponent(page.path)
      let bytes = Data(page.bytes)
      if (try? Data(contentsOf: file)) == bytes { continue }
      try bytes.write(to: file, options: .atomic)
      written += 1
    }
    let known = Set(pages.map(\.path))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !known.contains("Rules/" + name)
    {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
      written += 1
    }
    print("manual: \(pages.count) pages, \(written) changed")
  }
}
