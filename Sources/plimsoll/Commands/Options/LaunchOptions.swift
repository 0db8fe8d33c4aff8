import ArgumentParser
import Crawling
import Digests
import Processes
import ToolModel

/// What a scan may do on this machine.
struct LaunchOptions: ParsableArguments {
  @Option(
    name: .customLong("allow-exec"),
    help: ArgumentHelp(
      "Agree to start a command: its digest, its server id, or `all`. May be repeated.", valueName: "digest|id|all"))
  var allowExec: [String] = []

  @Option(help: "How commands are confined: `bwrap`, or `none` for no sandbox at all.")
  var sandbox: SandboxChoice = .bwrap

  @Flag(name: .customLong("allow-network"), help: "Let the commands use the network.")
  var allowNetwork = false

  @Option(
    name: [.customLong("allow-read"), .customLong("read")],
    help: ArgumentHelp("Let the commands read this file or folder.", valueName: "path"))
  var readablePaths: [String] = []

  @Option(
    name: .customLong("pass-env"),
    help: ArgumentHelp("Pass this environment variable with its real value.", valueName: "name"))
  var passedNames: [String] = []

  @Flag(
    name: .customLong("pass-config-env"),
    help: "Pass the real values that a configuration gives; otherwise servers get placeholders.")
  var passConfigured = false

  @Flag(
    name: .customLong("allow-build"),
    help: "Let packages run their own code while they are installed: builds and install scripts.")
  var allowBuild = false

  @Option(
    name: .customLong("package-host"),
    help: ArgumentHelp("Let packages be fetched from this host too. May be repeated.", valueName: "host[:port]"))
  var packageHosts: [String] = []

  @Option(help: ArgumentHelp("Seconds that one server may take as a whole.", valueName: "seconds"))
  var timeout = 180

  @Option(
    help: ArgumentHelp(
      "Servers that are scanned at a time; if not said 4 commands, and 200 endpoints of a crawl.", valueName: "count"))
  var concurrency: Int?

  @Option(
    help: ArgumentHelp(
      "Protocol revisions to try: `legacy` (with a handshake, up to 2025-11-25), `modern` (2026-07-28), or `auto`.",
      valueName: "era"))
  var era: ProtocolEra = .auto

  @Flag(
    name: .customLong("single-listing"),
    help: "List servers once only, not a second time under another client's name.")
  var singleListing = false

  @Option(
    name: .customLong("record"),
    help: ArgumentHelp(
      "Write each conversation, without its secrets, to this folder; such a file can be audited like a saved list.",
      valueName: "folder"))
  var recordFolder: String?

  @OptionGroup(title: "Network") var network: NetworkOptions

  /// Commands that run at a time.
  var commandsAtOnce: Int { concurrency ?? 4 }

  /// Endpoints that are asked at a time, in a crawl.
  var endpointsAtOnce: Int { concurrency ?? 200 }

  @OptionGroup(title: "Rules") var rules: RuleOptions

  enum SandboxChoice: String, ExpressibleByArgument, CaseIterable { case bwrap, none }

  func validate() throws {
    guard (1...86_400).contains(timeout) else { throw ValidationError("`--timeout` takes 1 to 86400 seconds") }
    guard (1...1_000).contains(concurrency ?? 1) else { throw ValidationError("`--concurrency` takes 1 to 1000") }
  }

  /// The permissions and budgets of the crawl.
  func settings(namedHosts: Set<String>) throws(ProgramError) -> CrawlSettings {
    var settings = CrawlSettings()
    settings.clientVersion = Version.number
    settings.era = era
    settings.confinement = sandbox == .none ? .none : .sandbox
    settings.allowsNetwork = allowNetwork
    settings.passesConfiguredEnvironment = passConfigured
    settings.totalMilliseconds = timeout * 1_000
    settings.startMilliseconds = min(settings.startMilliseconds, timeout * 1_000)
    settings.namedHosts = namedHosts
    settings.environmentPath = Environment["PATH"] ?? settings.environmentPath
    for path in readablePaths {
      guard Files.exists(path) else { throw ProgramError("there is no file or folder `\(path)` (`--allow-read`)") }
      settings.readablePaths.append(Files.absolute(path))
    }
    for name in passedNames {
      guard let value = Environment[name] else {
        throw ProgramError("the environment has no variable `\(name)` (`--pass-env`)")
      }
      settings.passedEnvironment[name] = value
    }
    settings.packages = try PackageEnvironment.settings(allowsBuild: allowBuild, hosts: packageHosts)
    settings.now = Clock.now
    settings.random = { Double.random(in: 0..<1) }
    settings.permittedBlocks = network.permittedBlocks
    if let recordFolder { settings.keepRecording = { Self.keep($1, of: $0, in: recordFolder) } }
    return settings
  }

  /// A recording that cannot be written is told and does not end the run.
  private static func keep(_ bytes: [UInt8], of source: ServerSource, in folder: String) {
    let path = "\(folder)/\(Digest.sha256(Array(source.id.text.utf8)).prefix(16)).jsonl"
    do {
      try Files.makeFolder(for: path)
      _ = try Files.write(bytes, to: path)
      Console.note("recorded `\(Printable.text(source.id.text))` in `\(Printable.text(path))`")
    } catch {
      Console.note("note: " + Printable.text(error.message))
    }
  }

  var consent: Consent { Consent(allowed: Set(allowExec), allowsNetwork: allowNetwork) }
}

extension ProtocolEra: ExpressibleByArgument {}
