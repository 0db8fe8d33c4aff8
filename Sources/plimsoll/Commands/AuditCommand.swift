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
  @OptionGroup(title: "Project") var projectOptions: ProjectOptions

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "The form of the report on standard output (table if not said), or FORMAT=PATH for a file. May be repeated.",
      valueName: "format[=path]"))
  var formats: [ReportRequest] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the report to this file.", valueName: "path"))
  var output: String?

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "Fail (status 1) from this risk on: low, medium, high, critical or none (if not said).", valueName: "risk"))
  var failOn: Threshold<RiskLevel>?

  @Option(
    name: .customLong("fail-on-finding"),
    help: ArgumentHelp(
      "Fail (status 1) from this severity on: info, low, medium, high (if not said), critical or none.",
      valueName: "severity"))
  var failOnFinding: Threshold<Severity>?

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
    let project = try projectOptions.find()
    take(project)
    let gate = try gate(project)
    let scan = try await Scan(targetOptions, launch)
    var storeOptions = StoreOptions()
    storeOptions.store = store
    let pipeline = try scan.pipeline(
      store: try store == nil ? nil : storeOptions.open(),
      listingAgain: .always(atOnce: scan.targets.sources.count == 1))
    let all = SetFindings(pipeline.classifier).added(to: try await scan.results(through: pipeline))
    let suppression = Suppression(all, ignores: project?.ignores ?? [], now: Clock.now())
    let servers = suppression.servers
    let reports = ReportWriting(
      servers: servers, rulesDigest: pipeline.rulesDigest, files: scan.targets.files,
      thresholds: AuditJUnit.Thresholds(
        risk: gate.risk.level, finding: gate.finding.level, allowsPartial: gate.allowsPartial), signingKey: key,
      verbose: verbose, suppressed: suppression.findingCount, suppressor: project?.path ?? "",
      next: NextStep(servers, files: scan.targets.files).command)
    try reports.write(try ReportRequest.plan(formats, output: output))
    tell(gate, suppression, servers, project)
    let status = gate.status(of: servers) { suppression.accepts($0, of: $1) }
    if status != .clean { throw Finished(status: status) }
  }

  /// What the project's file says and the command line does not.
  private mutating func take(_ project: ProjectConfiguration?) {
    guard let project else { return }
    if targetOptions.targets.isEmpty, TrailingCommand.words.isEmpty {
      targetOptions.targets = project.targets.map { ProjectFile.resolve($0, in: project) }
    }
    if launch.rules.overrides == nil {
      launch.rules.overrides = project.overrides.map { ProjectFile.resolve($0, in: project) }
    }
  }

  private func gate(_ project: ProjectConfiguration?) throws -> Gate {
    let known = project?.baseline.flatMap { path in project.map { ProjectFile.resolve(path, in: $0) } }
    let path = baseline ?? known ?? (failOnNew ? ToolLock.usualPath : nil)
    return Gate(
      risk: failOn ?? project?.failOn ?? .none, finding: failOnFinding ?? project?.failOnFinding ?? .atLeast(.high),
      allowsPartial: allowPartial || project?.allowPartial ?? false, baseline: try path.map(LockFile.baseline),
      required: require + (project?.require ?? []), neverFails: exitZero)
  }

  /// What a report on standard output alone would not tell.
  private func tell(
    _ gate: Gate, _ suppression: Suppression, _ servers: [AssessedServer], _ project: ProjectConfiguration?
  ) {
    for warning in suppression.warnings { Console.note("warning: " + Printable.text(warning)) }
    if suppression.findingCount > 0 {
      let count = Printable.count(suppression.findingCount, "finding")
      Console.note("suppressed by \(Printable.text(project?.path ?? ProjectFile.name)): \(count)")
    }
    for name in gate.missing(among: servers) {
      Console.note("required and not listed: `\(Printable.text(name))`")
    }
    let known = gate.knownCount(among: servers)
    if known > 0 { Console.note("known from the baseline and not counted: \(known)") }
  }
}
