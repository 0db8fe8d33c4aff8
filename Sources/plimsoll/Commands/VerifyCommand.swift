import ArgumentParser
import Drift
import ToolModel

/// Looks again at what was locked.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare what servers offer now with the lock; explain every change.",
    usage: "plimsoll verify [<options>] [<target> …] [-- <command> …]",
    discussion: """
      plimsoll verify                     the targets that were locked
      plimsoll verify .mcp.json           other targets, the same lock

      Exit status: 0 the same, 1 drift, 2 no lock or wrong usage, 3 a server could not be listed. Changes that neither
      a model nor a caller can notice (icons, `_meta`, a version number) are shown and are no drift.
      """)

  @OptionGroup(title: "Targets") var targetOptions: TargetOptions
  @OptionGroup(title: "Starting servers") var launch: LaunchOptions
  @OptionGroup(title: "Output") var drift: DriftOptions

  @Option(help: ArgumentHelp("The lock.", valueName: "path"))
  var lock = ToolLock.usualPath

  @Option(help: ArgumentHelp("Take only a lock that this Ed25519 public key (PEM) signed.", valueName: "public.pem"))
  var key: String?

  @Flag(name: .customLong("allow-partial"), help: "Do not fail because a listing is incomplete.")
  var allowPartial = false

  mutating func run() async throws {
    let locked = try LockFile.read(lock, keyPath: key)
    var command = TrailingCommand.words
    if targetOptions.targets.isEmpty, command.isEmpty {
      guard !locked.targets.isEmpty else {
        throw ProgramError("the lock does not tell how its servers are reached: name the targets that were locked")
      }
      let words = locked.targets
      let end = words.firstIndex(of: "--") ?? words.endIndex
      targetOptions.targets = Array(words[..<end])
      command = Array(words[end...].dropFirst())
    }
    let scan = try await TrailingCommand.$words.withValue(command) { try await Scan(targetOptions, launch) }
    let pipeline = try scan.pipeline(store: nil, listingAgain: .always(atOnce: scan.targets.sources.count == 1))
    let seen = LockScan(try await scan.results(through: pipeline))
    if locked.rulesDigest != pipeline.rulesDigest {
      Console.note("note: the lock was made with other rules; its tools are judged by the present ones")
    }
    let drifts = LockComparison.drift(
      from: locked.relabelled(by: pipeline.classifier, rulesDigest: pipeline.rulesDigest), to: seen.servers,
      unseen: Set(seen.failures.map(\.source.id)))
    try drift.write(drifts, unseen: seen.failures, rulesDigest: pipeline.rulesDigest)
    var status = seen.tell(allowsPartial: allowPartial)
    if drifts.contains(where: \.isDrift) {
      status = status.worse(.threshold)
      Console.note("drift: look at each change; `plimsoll lock` agrees to all of them")
    } else if status == .clean {
      Console.note("the same as in the lock: \(Printable.count(locked.servers.count, "server"))")
    }
    if status != .clean { throw Finished(status: status) }
  }
}
