import ArgumentParser
import Classification
import RulePacks

/// What rules do on many tools.
struct RulesStats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show how often each rule fires on a stream of tools, which never do, and what each costs.",
    discussion: """
      The corpus has one tool a line, as `plimsoll classify` reads it; rows of one `server` count as one server.
      Columns: rule, state, tools, servers, evaluations (tools that woke it), work (occurrences of words looked at).
      Fails (status 1) if a stable rule fires for fewer than three servers, or spells the whole name of a tool.
      """)

  @OptionGroup(title: "Rules") var options: RuleOptions

  @Argument(help: "The file, or `-` for standard input.")
  var corpus: String

  func run() throws {
    var statistics = RuleStatistics(try RuleChoice(options).pack)
    var skipped = 0
    var lines = LineCutter()
    func take(_ line: [UInt8]) {
      guard line.contains(where: { $0 > 0x20 }) else { return }
      do throws(RowReader.BadRow) {
        statistics.add(RowReader.snapshot([try RowReader.read(line)]))
      } catch {
        skipped += 1
      }
    }
    if corpus == "-" {
      var input = StandardInput.stream()
      while let piece = try input.next() { lines.append(piece) { take($0) } }
    } else {
      lines.append(try Files.read(corpus, limit: 2 << 30)) { take($0) }
    }
    lines.finish { take($0) }
    let rows = statistics.rows.sorted { ($1.tools, $0.id) < ($0.tools, $1.id) }
    for row in rows {
      Console.result(
        "\(row.id)\t\(row.state.rawValue)\t\(row.tools)\t\(row.servers)\t\(row.evaluations)\t\(row.work)\n")
    }
    let silent = rows.filter { $0.tools == 0 }.count
    Console.note("\(statistics.toolCount) tools, \(skipped) rows skipped, \(rows.count) rules, \(silent) never fired")
    let problems = statistics.problems
    for problem in problems { Console.note(Printable.text("\(problem.path) \(problem.message)")) }
    if !problems.isEmpty { throw Finished(status: .threshold) }
  }
}
