import ArgumentParser
import Digests
import Drift
import ToolModel

/// Writes down what was agreed to.
struct LockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Write down what servers offer now, so that `verify` tells what changed.",
    usage: "plimsoll lock [<options>] [<target> …] [-- <command> …]",
    discussion: """
      plimsoll lock .mcp.json             writes plimsoll.lock.json: commit it
      plimsoll verify                     looks at the same servers again
      plimsoll lock .mcp.json --sign key.pem

      The lock holds each tool's definition, digest, class, risk and findings, and no secret. A change of the file in a
      pull request shows what a server changed.
      """)

  @OptionGroup(title: "Targets") var targetOptions: TargetOptions
  @OptionGroup(title: "Starting servers") var launch: LaunchOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the lock is written.", valueName: "path"))
  var output = ToolLock.usualPath

  @Option(help: ArgumentHelp("Sign the lock with this Ed25519 private key (PEM).", valueName: "key.pem"))
  var sign: String?

  @Flag(
    name: .customLong("digests-only"), help: "Keep digests and labels alone; later changes cannot be told in words.")
  var digestsOnly = false

  @Flag(name: .customLong("allow-partial"), help: "Lock a listing although it is incomplete.")
  var allowPartial = false

  mutating func run() async throws {
    let key = try sign.map(LockFile.signingKey)
    let scan = try await Scan(targetOptions, launch)
    let pipeline = try scan.pipeline(store: nil, listingAgain: .always(atOnce: scan.targets.sources.count == 1))
    let seen = LockScan(try await scan.results(through: pipeline), keepsDefinitions: !digestsOnly)
    let status = seen.tell(allowsPartial: allowPartial)
    guard status == .clean, !seen.servers.isEmpty else {
      Console.note("nothing was locked: a lock of servers that were not seen would be worth nothing")
      throw Finished(status: status == .clean ? .incomplete : status)
    }
    let lock = ToolLock(
      generatorVersion: Version.number, rulesDigest: pipeline.rulesDigest,
      targets: LockFile.words(of: targetOptions, sources: scan.targets.sources), servers: seen.servers)
    let wrote = try Files.write(lock.bytes(signedBy: key), to: output)
    let tools = lock.servers.reduce(0) { $0 + $1.tools.count }
    let counts = "\(Printable.count(lock.servers.count, "server")), \(Printable.count(tools, "tool"))"
    Console.result(
      (wrote ? "locked \(counts) in `\(output)`" : "`\(output)` holds just that already: \(counts)") + "\n")
  }
}
