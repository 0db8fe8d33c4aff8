import ArgumentParser
import Glibc

/// The program.
@main
struct Plimsoll: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plimsoll",
    abstract: "Scan MCP servers, classify their tools by risk, write the policies.",
    discussion: """
      Start here:
        plimsoll audit tools.json            judge a saved tools/list answer, offline
        plimsoll audit https://host/mcp      list a remote server and judge it
        plimsoll audit -- COMMAND ARGS…      start a server in a sandbox, list, judge
        plimsoll build catalogue/demo.json   crawl a list, write policies and a site

      Plimsoll lists tools. It never calls one.
      """,
    version: Version.line,
    subcommands: [
      AuditCommand.self, BuildCommand.self, CrawlCommand.self, ClassifyCommand.self, PolicyCommand.self,
      SiteCommand.self, ServeCommand.self, LockCommand.self, VerifyCommand.self, DiffCommand.self, ConfigCommand.self,
      ExplainCommand.self, RulesCommand.self, SourcesCommand.self, DoctorCommand.self,
    ])

  static func main() async {
    // A reader that goes away is told by a write that fails.
    signal(SIGPIPE, SIG_IGN)
    var status = await run(Array(Swift.CommandLine.arguments.dropFirst()))
    if let reason = Console.lostResults {
      Console.note("error: cannot write to standard output: \(reason)")
      status = status.worse(.usage)
    }
    Glibc.exit(status.rawValue)
  }

  /// Parses, runs, and is the one place where errors become exit statuses.
  static func run(_ arguments: [String]) async -> ExitStatus {
    do {
      let (rest, command) = TrailingCommand.split(arguments)
      return try await TrailingCommand.$words.withValue(command) {
        try await Interruption.watching { try await execute(rest) }
      }
    } catch let finished as Finished {
      return finished.status
    } catch let error as ProgramError {
      Console.note("error: " + Printable.text(error.message))
      return error.status
    } catch {
      let text = fullMessage(for: error)
      if exitCode(for: error).isSuccess {
        Console.result(text.hasSuffix("\n") ? text : text + "\n")
        return .clean
      }
      Console.note(Printable.lines(text))
      return .usage
    }
  }

  private static func execute(_ arguments: [String]) async throws {
    var command = try parseAsRoot(arguments)
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  }
}
