import ArgumentParser
import Foundation
import Policies
import RulePacks

/// `generate-plimsoll packs`: checks the built-in policy packs and embeds them.
struct PacksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packs", abstract: "Check `rules/packs` and write it into the program.")

  @Option(help: "The folder of the packs.")
  var packs = "rules/packs"

  @Option(help: "The file to write.")
  var output = "Sources/Policies/Decision/BuiltInPacks+Generated.swift"

  func run() throws {
    var embedded: [[UInt8]] = []
    for name in BuiltInPacks.names {
      let path = "\(packs)/\(name).yaml"
      let json = try RulePackReader.json(
        of: RuleFile(path: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path)))))
      do throws(PackProblem) {
        _ = try PackDecoder.decode(json, name: name)
      } catch {
        print("\(path): \(error.place): \(error.message)")
        throw ExitCode(1)
      }
      embedded.append(json)
    }
    try Data(BuiltInPacks.source(embedded)).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("wrote \(output): \(embedded.count) packs")
  }
}
