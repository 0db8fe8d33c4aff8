import ArgumentParser
import Crawling
import JSONText
import ToolModel

/// What would be scanned.
struct SourcesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Tell what would be scanned and from where, without starting anything.",
    usage: "plimsoll sources [<options>] [<target> …] [-- <command> …]",
    discussion: """
      Without a target: the configurations of all clients that are known, of this user and of the project in the current
      folder. The digest is what `--allow-exec` takes to agree to exactly this command. A registry is asked (over the
      network) only if you name one.
      """)

  @OptionGroup(title: "Targets") var targetOptions: TargetOptions

  @Flag(name: .customLong("allow-network"), help: "Show digests for commands that may use the network.")
  var allowNetwork = false

  @Option(help: "The form of the list: table, json or jsonl.")
  var format: Format = .table

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, jsonl }

  mutating func run() async throws {
    let targets = try await Targets(targetOptions, vault: Vault())
    for diagnostic in targets.diagnostics { Console.note("note: " + Printable.text(diagnostic.message)) }
    let rows = targets.items.map {
      SourceRow($0, repetitions: targets.repetitions, allowsNetwork: allowNetwork)
    }
    switch format {
    case .table: for row in rows { Console.result(row.text) }
    case .jsonl:
      for row in rows {
        var writer = JSONWriter()
        row.write(to: &writer)
        Console.result(writer.bytes + [0x0A])
      }
    case .json:
      var writer = JSONWriter()
      writer.object { writer in
        writer.key("schemaVersion")
        writer.integer(1)
        writer.key("sources")
        writer.array { writer in for row in rows { row.write(to: &writer) } }
        writer.key("diagnostics")
        writer.array { writer in
          for diagnostic in targets.diagnostics {
            writer.object { writer in
              writer.key("code")
              writer.string(diagnostic.code)
              writer.key("message")
              writer.string(diagnostic.message)
            }
          }
        }
      }
      Console.result(writer.bytes + [0x0A])
    }
    if targets.items.isEmpty { throw Finished(status: .incomplete) }
  }
}
