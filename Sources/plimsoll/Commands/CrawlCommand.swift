import ArgumentParser
import Reports
import Synchronization
import ToolModel

/// Sources in, history out.
struct CrawlCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crawl",
    abstract: "List servers, judge their tools and record both in the store.",
    usage: "plimsoll crawl [<options>] [<target> …] [-- <command> …]",
    discussion: "Targets are the same as for `audit`. What is recorded feeds `policy`, `site` and `explain`.")

  @OptionGroup(title: "Targets") var targetOptions: TargetOptions
  @OptionGroup(title: "Starting servers") var launch: LaunchOptions
  @OptionGroup(title: "Store") var storeOptions: StoreOptions
  @OptionGroup(title: "Repeating") var repeating: RepeatOptions
  @OptionGroup(title: "Many servers") var bulk: BulkOptions

  @Flag(
    name: .customLong("dead-letters"),
    help: "Crawl nothing: print the servers of the store whose last attempt failed, with their reasons.")
  var deadLetters = false

  mutating func run() async throws {
    if deadLetters { return try DeadLetters.write(try storeOptions.openExisting()) }
    let run = try await CrawlRun(targetOptions, launch, repeating, bulk, storeOptions)
    let status = try await run.crawl()
    if status != .clean { throw Finished(status: status) }
  }
}
