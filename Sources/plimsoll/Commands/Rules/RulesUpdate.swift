import ArgumentParser
import RulePacks

/// Takes over a signed pack.
struct RulesUpdate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Check a signed rule pack and put it where --rules can use it.",
    discussion: """
      plimsoll rules update --from rules.pack --key publisher.pem -o my-rules.pack
      plimsoll audit --rules my-rules.pack …

      The pack is used only if the key has signed exactly these rules. Nothing is fetched from a network.
      """)

  @Option(help: ArgumentHelp("The signed pack.", valueName: "file"))
  var from: String

  @Option(help: ArgumentHelp("The publisher's Ed25519 public key in PEM.", valueName: "file"))
  var key: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to put the pack; the name ends in `.pack`.", valueName: "path"))
  var output: String

  func validate() throws {
    guard InstalledPack.isPack(output) else { throw ValidationError("the name of a rule pack ends in `.pack`") }
  }

  func run() throws {
    let bytes = try Files.read(from)
    let pack = try InstalledPack.check(bytes, name: from, key: try InstalledPack.key(key))
    let known = RulePack.builtIn()
    let old = Set(known.rules.map(\.id))
    let new = Set(pack.rules.map(\.id))
    try Files.write(try Files.read(key, limit: 1 << 16), to: output + ".key")
    try Files.write(bytes, to: output)
    Console.result(
      Printable.text(
        "\(output): \(pack.rules.count) rules, pack \(pack.digest); beside the built-in ones \(new.subtracting(old).count)"
          + " are new and \(old.subtracting(new).count) are gone") + "\n")
  }
}
