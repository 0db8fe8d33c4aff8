import ArgumentParser
import Drift
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

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "The form of the report on standard output (table if not said), or FORMAT=PATH for a file. May be repeated.",
      valueName: "format[=path]"))
  var formats: [ReportRequest] = []

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

  @Option(help: ArgumentHelp("Fail (status 3) unless this server, by id or name, is listed.", valueName: "server"))
  var require: [String] = []

  @Flag(
    name: .customLong("fail-on-new"),
    help: "Count only what the baseline does not know (`--baseline`, otherwise plimsoll.lock.json).")
  var failOnNew = false

  @Option(
    help: ArgumentHelp(
      "A lock or an earlier JSON report; with --fail-on-new, what it knows does not count.", valueName: "path"))
  var baseline: String?

  @Flag(
    name: .customLong("exit-zero"), help: "Report what reaches a threshold without failing; status 3 stays.")
  var exitZero = false

  @Option(
    help: ArgumentHelp("Sign the in-toto statement with this Ed25519 private key (PEM).", valueName: "key.pem"))
  var sign: String?

  @Flag(name: .shortAndLong, help: "Show every tool with all its evidence.")
  var verbose = false

  @Option(help: ArgumentHelp("Record what was seen in this store.", valueName: "path"))
  var store: String?

  func validate() throws {
    _ = try ReportRequest.plan(formats, output: output)
    if baseline != nil, !failOnNew { throw ValidationError("`--baseline` needs `--fail-on-new`") }
    if sign != nil, !formats.contains(where: { $0.format == .intoto }) {
      throw ValidationError("`--sign` needs `--format intoto`")
    }
  }

  mutating func run() async throws {
    let key = try sign.map(LockFile.signingKey)
    let gate = try gate()
    let scan = try await Scan(targetOptions, launch)
    var storeOptions = StoreOptions()
    storeOptions.store = store
    let pipeline = try scan.pipeline(
      store: try store == nil ? nil : storeOptions.open(),
      listingAgain: .always(atOnce: scan.targets.sources.count == 1))
    let servers = SetFindings(pipeline.classifier).added(to: try await scan.results(through: pipeline))
    let reports = ReportWriting(
      servers: servers, rulesDigest: pipeline.rulesDigest, files: scan.targets.files,
      thresholds: AuditJUnit.Thresholds(
        risk: failOn.level, finding: failOnFinding.level, allowsPartial: allowPartial), signingKey: key,
      verbose: verbose)
    try reports.write(try ReportRequest.plan(formats, output: output))
    for name in gate.missing(among: servers) {
      Console.note("required and not listed: `\(Printable.text(name))`")
    }
    let known = gate.knownCount(among: servers)
    if known > 0 { Console.note("known from the baseline and not counted: \(known)") }
    let status = gate.status(of: servers)
    if status != .clean { throw Finished(status: status) }
  }

  private func gate() throws -> Gate {
    Gate(
      risk: failOn, finding: failOnFinding, allowsPartial: allowPartial,
      baseline: failOnNew ? try LockFile.baseline(baseline ?? ToolLock.usualPath) : nil, required: require,
      neverFails: exitZero)
  }
}
