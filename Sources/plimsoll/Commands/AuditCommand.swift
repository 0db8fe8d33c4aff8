import ArgumentParser
import Reports
import ToolModel

/// One shot: targets in, verdicts and findings out.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "List what the tools of an MCP server can do, and fail above a threshold.",
    usage: "plimsoll audit [<options>] [<target> …] [-- <command> …]",
    discussion: """
      plimsoll audit -- COMMAND ARGS…     start a server over its standard streams
      plimsoll audit https://host/mcp     a remote server
      plimsoll audit tools.json           a saved tools/list answer; no network, no consent
      plimsoll audit                      every client configuration found in its usual place

      A command is started only with consent: an answer on the terminal, or --allow-exec. It runs in a sandbox without
      network. Nothing is written to disk unless you say so (--store, -o).

      Exit status: 0 clean or below the thresholds, 1 at or above one, 2 usage, 3 something could not be scanned or
      only in part, 130 interrupted.
      """)

  @OptionGroup(title: "Targets") var targetOptions: TargetOptions
  @OptionGroup(title: "Starting servers") var launch: LaunchOptions

  @Option(help: "`table` or `json`.")
  var format: Format = .table

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the report to this file.", valueName: "path"))
  var output: String?

  @Option(name: .customLong("fail-on"), help: "Fail (status 1) from this risk on: low, medium, high, critical or none.")
  var failOn: Threshold<RiskLevel> = .none

  @Option(
    name: .customLong("fail-on-finding"),
    help: "Fail (status 1) from this severity on: info, low, medium, high, critical or none.")
  var failOnFinding: Threshold<Severity> = .atLeast(.high)

  @Flag(name: .customLong("allow-partial"), help: "Do not fail because a listing is incomplete.")
  var allowPartial = false

  @Flag(name: .shortAndLong, help: "Show every tool with all its evidence.")
  var verbose = false

  @Option(help: ArgumentHelp("Record what was seen in this store.", valueName: "path"))
  var store: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

  mutating func run() async throws {
    let scan = try Scan(targetOptions, launch)
    var storeOptions = StoreOptions()
    storeOptions.store = store
    let pipeline = scan.pipeline(store: try store == nil ? nil : storeOptions.open())
    let servers = try await scan.results(through: pipeline)
    try write(servers, rulesDigest: pipeline.rulesDigest)
    let status = AuditStatus(risk: failOn, finding: failOnFinding, allowsPartial: allowPartial).of(servers)
    if status != .clean { throw Finished(status: status) }
  }

  private func write(_ servers: [AssessedServer], rulesDigest: String) throws {
    let bytes: [UInt8]
    switch format {
    case .json:
      let producer = ReportProducer(version: Version.number, rulesDigest: rulesDigest)
      bytes = AuditReport.json(servers, producer: producer)
    case .table:
      let toTerminal = output == nil && Terminal.resultIsTerminal
      let text = AuditTable.text(
        servers, width: toTerminal ? Terminal.width : nil, color: output == nil && Terminal.usesColor, verbose: verbose)
      bytes = Array(text.utf8)
    }
    if let output { try Files.write(bytes, to: output) } else { Console.result(bytes) }
  }
}
