import ArgumentParser
import Catalogue
import Classification
import Drift
import ToolModel

/// Compares two looks at servers.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Explain what changed between two locks, saved lists, recordings, or times of the store.",
    usage: "plimsoll diff [<options>] <old> <new>",
    discussion: """
      plimsoll diff old.json new.json                   saved tools/list answers, recordings or locks
      plimsoll diff --server mcp-flux-pro 2026-01-01 now   two times of the store: a date, a date with time, or `now`

      Exit status: 0 the same, 1 different, 2 usage.
      """)

  @OptionGroup(title: "Store") var storeOptions: StoreOptions
  @OptionGroup(title: "Output") var drift: DriftOptions

  @Option(help: ArgumentHelp("Compare two times of this server of the store (id or name).", valueName: "server"))
  var server: String?

  @Argument(help: ArgumentHelp("The older: a file, or with --server a time.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The newer.", valueName: "new"))
  var new: String

  func run() throws {
    let (pipeline, before, after) = try server == nil ? ofFiles() : ofStore()
    let drifts = LockComparison.drift(from: before, to: after)
    try drift.write(drifts, unseen: [], rulesDigest: pipeline.rulesDigest)
    if drifts.contains(where: \.isDrift) { throw Finished(status: .threshold) }
    Console.note(drifts.isEmpty ? "no difference" : "no difference that a model or a caller can notice")
  }

  private func ofFiles() throws -> (Pipeline, [LockedServer], [LockedServer]) {
    let reader = DiffFile()
    let before = try reader.read(old)
    let after = try reader.read(new)
    // Two saved lists of any names are meant to be the same server.
    guard before.count == 1, after.count == 1 else { return (reader.pipeline, before, after) }
    return (reader.pipeline, before, [after[0].renamed(like: before[0])])
  }

  private func ofStore() throws -> (Pipeline, [LockedServer], [LockedServer]) {
    let choice = StoredChoice(storeOptions: storeOptions, server: server, list: nil, rules: .builtIn)
    let (pipeline, assessed) = try choice.read()
    guard let store = pipeline.store else { throw ProgramError("there is no store: name one with `--store`") }
    let times = try [old, new].map { word throws(ProgramError) in
      guard let time = TimeWord.seconds(word, now: Clock.now()) else {
        throw ProgramError("`\(word)` is no time: write `2026-01-31`, `2026-01-31T12:00:00Z` or `now`")
      }
      return time
    }
    let sides = try times.map { time in
      guard let snapshot = try store.snapshot(of: assessed.source.id, at: time) else {
        throw ProgramError("the store holds no listing of `\(assessed.source.id.text)` at that time")
      }
      return [LockedServer(snapshot, pipeline.classifier.assess(snapshot))]
    }
    return (pipeline, sides[0], sides[1])
  }
}
