import ArgumentParser
import JSONText

/// What holds in this folder, and why.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show the settings that hold here, and where each comes from.",
    subcommands: [Show.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show each setting of an audit with its value and its origin.",
      discussion: """
        Options of the command line beat plimsoll.yaml, which is looked for upward up to the root of the repository, and
        plimsoll.yaml beats the defaults. It can give no consent, weaken no sandbox and switch no rule off.

          version: 1
          targets: [.mcp.json]
          fail-on: critical
          fail-on-finding: medium
          require: [tickets]
          baseline: plimsoll.lock.json
          ignore:
            - finding: annotation-contradicts
              server: tickets
              tool: close_*
              reason: reviewed, the hint is wrong
              expires: 2026-12-31
        """)

    @OptionGroup var project: ProjectOptions

    @Option(help: "The form of the answer: table or json.")
    var format: Format = .table

    enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

    func run() throws {
      let rows = ConfigRows(try project.find()).rows
      switch format {
      case .table:
        let width = rows.map { $0.name.utf8.count }.max() ?? 0
        for row in rows {
          let name = row.name + String(repeating: " ", count: width - row.name.utf8.count)
          Console.result("\(name)  \(Printable.text(row.value))  (\(Printable.text(row.origin)))\n")
        }
      case .json:
        var writer = JSONWriter(indentation: 2)
        writer.array { list in
          for row in rows {
            list.object {
              for (key, text) in [("name", row.name), ("value", row.value), ("origin", row.origin)] {
                $0.key(key)
                $0.string(text)
              }
            }
          }
        }
        Console.result(writer.bytes + [0x0A])
      }
    }
  }
}

/// The settings of an audit with their origin.
struct ConfigRows {
  typealias Row = (name: String, value: String, origin: String)
  let rows: [Row]

  init(_ project: ProjectConfiguration?) {
    func row(_ name: String, _ value: String?, default standard: String) -> Row {
      (name, value ?? standard, value == nil ? "default" : project?.path ?? "default")
    }
    func list(_ words: [String]?) -> String? {
      words.flatMap { $0.isEmpty ? nil : $0.joined(separator: ", ") }
    }
    var rows = [
      row("targets", list(project?.targets), default: "every client configuration found"),
      row("fail-on", project?.failOn?.defaultValueDescription, default: "none"),
      row("fail-on-finding", project?.failOnFinding?.defaultValueDescription, default: "high"),
      row("allow-partial", project?.allowPartial.map { $0 ? "true" : "false" }, default: "false"),
      row("require", list(project?.require), default: "nothing"),
      row("baseline", project?.baseline, default: "none"),
      row("overrides", project?.overrides, default: "none"),
    ]
    for ignore in project?.ignores ?? [] {
      rows.append(("ignore", "\(ignore.text): \(ignore.reason)", project?.path ?? ""))
    }
    self.rows = rows
  }
}
