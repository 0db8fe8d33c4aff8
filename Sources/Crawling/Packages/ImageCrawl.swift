import Processes
import ToolModel

/// Lists a server that is a container image, with podman or docker where one is there: pulled by it, then run by it
/// without network. The container is the wall around it; our sandbox can't stand around a client of a daemon.
struct ImageCrawl: Sendable {
  let settings: CrawlSettings
  let launcher: Launcher
  let vault: Vault

  func run(_ source: ServerSource, _ package: PackageRequest) async -> CrawlOutcome {
    guard
      let client = ["podman", "docker"].first(where: { ProgramSearch.finds($0, searchPath: settings.environmentPath) })
    else {
      return .failure(
        failure(
          PackageTrouble(
            .needsNetwork, "container images need podman or docker, and neither is in `PATH`: install one"),
          source, package))
    }
    let image: String
    do throws(PackageTrouble) { image = try Self.image(package) } catch {
      return .failure(failure(error, source, package))
    }
    let pulled = await say([client, "pull", "--quiet", image])
    guard pulled.isGood else {
      let why = "\(client) could not pull it (\(pulled.termination)): is the name right, does its service run?"
      return .failure(failure(PackageTrouble(.spawnFailed, why, lines: pulled.errors), source, package))
    }
    let inspected = await say([client, "image", "inspect", "--format", "{{index .RepoDigests 0}}", image])
    let digest =
      inspected.output.firstRange(of: "@sha256:").map { inspected.output[$0.lowerBound...].dropFirst() } ?? ""
    let container = "plimsoll-\(UInt64.random(in: 0...UInt64.max))"
    let commands = CommandCrawl(settings: settings, launcher: launcher, vault: vault)
    let outcome = await commands.run(source, plan(package, client: client, image: image, container: container))
    // A client that is killed leaves its container; this ends it, and says nothing where there is none.
    _ = await Task { await say([client, "rm", "--force", container]) }.value
    let provenance = PackageProvenance(
      version: package.version ?? "", digest: digest.filter { !$0.isWhitespace },
      origin: package.name.split(separator: "/").first.map { $0.contains(".") ? String($0) : "" } ?? "")
    return outcome.map { $0.coming(from: provenance) }
  }

  /// The reference of an image, checked: it stands on a command line.
  static func image(_ package: PackageRequest) throws(PackageTrouble) -> String {
    let version = package.version.map { ($0.hasPrefix("sha256:") ? "@" : ":") + $0 } ?? ""
    let image = package.name + version
    guard let first = image.first, first.isLetter || first.isNumber, image.utf8.count <= 500,
      image.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-/:@".contains($0)) })
    else { throw PackageTrouble(.spawnFailed, "`\(image)` is no name of an image") }
    return image
  }

  private func plan(_ package: PackageRequest, client: String, image: String, container: String) -> LaunchPlan {
    let limits = settings.processLimits
    var plan = LaunchComposer(settings: settings, vault: vault).plan(
      CommandLine(executable: client, arguments: package.arguments, environment: package.environment))
    let names = package.environment.map(\.name) + settings.passedEnvironment.keys.sorted()
    // Values go by the client's environment and not by its command line.
    plan.arguments =
      ["run", "--rm", "--interactive", "--name", container]
      + (settings.allowsNetwork ? [] : ["--network", "none"])
      + [
        "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--pids-limit",
        String(limits.processes), "--memory", String(limits.memoryBytes), "--pull", "never",
      ] + names.flatMap { ["--env", $0] } + [image] + plan.arguments
    for (name, value) in settings.packages.clientEnvironment { plan.environment[name] = value }
    plan.confinement = .none
    return plan
  }

  private struct Answer: Sendable {
    var output = ""
    var errors: [String] = []
    var termination = ""
    var isGood: Bool { termination == "exit status 0" }
  }

  /// One call of the client, cut at 64 KiB and at the time for fetching.
  private func say(_ words: [String]) async -> Answer {
    let environment = settings.packages.clientEnvironment.merging(["PATH": settings.environmentPath]) { $1 }
    let plan = LaunchPlan(
      executable: words[0], arguments: Array(words.dropFirst()), environment: environment, confinement: .none)
    let run = Task {
      await launcher.run(plan) { pipes in
        var bytes: [UInt8] = []
        while bytes.count < 64 << 10, let piece = await pipes.read() { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    let milliseconds = settings.packages.milliseconds
    let alarm = Task {
      try await Task.sleep(for: .milliseconds(milliseconds))
      run.cancel()
    }
    defer { alarm.cancel() }
    switch await withTaskCancellationHandler(operation: { await run.value }, onCancel: { run.cancel() }) {
    case .failure(let failure): return Answer(errors: [failure.detail], termination: "it could not be started")
    case .success(let (output, ending)):
      return Answer(output: output, errors: ending.standardErrorTail, termination: ending.termination)
    }
  }

  private func failure(_ trouble: PackageTrouble, _ source: ServerSource, _ package: PackageRequest) -> CrawlFailure {
    let redactor = EvidenceRedactor(source: source, vault: vault, settings: settings)
    return CrawlFailure(
      source: source, reason: trouble.reason, message: redactor.redact("`oci:\(package.name)`: \(trouble.message)"),
      evidence: CrawlFailure.Evidence(standardErrorTail: redactor.redact(tail: trouble.lines)))
  }
}
