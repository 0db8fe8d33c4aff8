/// The words after `--`: a command that speaks MCP over its standard streams. ArgumentParser knows only one list of
/// positional words, so they are cut off before it sees the line.
enum TrailingCommand {
  /// Of the run that this task belongs to; empty if there was no `--`.
  @TaskLocal static var words: [String] = []

  /// Verbs that take targets, and therefore a command.
  private static let verbs: Set<String> = ["audit", "build", "crawl", "sources"]

  /// Cuts the words after the first `--` off a line whose verb takes targets.
  static func split(_ arguments: [String]) -> (rest: [String], command: [String]) {
    guard let verb = arguments.first, verbs.contains(verb), let place = arguments.firstIndex(of: "--") else {
      return (arguments, [])
    }
    return (Array(arguments[..<place]), Array(arguments[(place + 1)...]))
  }
}
