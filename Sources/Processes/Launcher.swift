import Subprocess
import SystemPackage

/// The only spawner of the program.
package struct Launcher: Sendable {
  private let probe: SandboxProbe
  private let limits: LimitProbe

  package init() { self.init(limits: .shared) }

  init(limits: LimitProbe) {
    probe = .shared
    self.limits = limits
  }

  /// Starts the child, lets `body` talk to it, then ends it (closes standard input, TERM, KILL for the whole group or
  /// namespace) and tells how it ended. Cancelling the task ends the child at once. `body` may return early.
  package func run<Value: Sendable>(
    _ plan: LaunchPlan, _ body: @escaping @Sendable (ChildPipes) async -> Value
  ) async -> Result<(value: Value, ending: ChildEnding), LaunchFailure> {
    _ = Signals.brokenPipesAreErrors
    Leftovers.sweepOnce()
    guard let folder = PrivateFolder.make() else { return .failure(.noPrivateFolder) }
    defer { folder.remove() }
    let group = await limits.place().flatMap { ControlGroup.make(in: $0, limits: plan.limits) }
    defer { group?.remove() }
    let prepared: PreparedLaunch
    switch await prepare(plan, in: folder, group: group) {
    case .success(let value): prepared = value
    case .failure(let failure): return .failure(failure)
    }
    let result = await Guardian.watching(
      marker: prepared.marker.text, folder: folder.path, groups: group?.folders ?? []
    ) {
      await Self.start(plan, prepared, body)
    }
    return result ?? .failure(.spawn(plan.executable, cause: "no shell can be started beside it"))
  }

  private static func start<Value: Sendable>(
    _ plan: LaunchPlan, _ prepared: PreparedLaunch, _ body: @escaping @Sendable (ChildPipes) async -> Value
  ) async -> Result<(value: Value, ending: ChildEnding), LaunchFailure> {
    let record = ChildRecord(errorTailBytes: plan.limits.errorTailBytes)
    do {
      let result = try await Subprocess.run(
        .path(FilePath(PreparedLaunch.shell)), arguments: Arguments(prepared.arguments),
        environment: .custom(prepared.environmentForSpawn), workingDirectory: FilePath(prepared.workingFolder),
        platformOptions: platformOptions, input: .inputWriter, output: .sequence, error: .sequence
      ) { execution in
        let child = RunningChild(
          processID: execution.processIdentifier.value, descriptor: execution.processIdentifier.processDescriptor,
          writer: execution.standardInputWriter, output: OutputReader(execution.standardOutput),
          errors: execution.standardError, prepared: prepared, limits: plan.limits, record: record)
        return await child.attend(body)
      }
      let ending = ChildEnding(
        termination: text(result.terminationStatus, record: record, isConfined: prepared.isConfined),
        standardErrorTail: record.errors.lines, confinement: prepared.confinement, leftByItself: record.leftByItself)
      guard let value = result.closureResult else {
        return .failure(SetupFailure.of(ending, isConfined: prepared.isConfined, program: plan.executable))
      }
      return .success((value, ending))
    } catch {
      return .failure(.spawn(plan.executable, cause: "\(error)"))
    }
  }

  private func prepare(
    _ plan: LaunchPlan, in folder: PrivateFolder, group: ControlGroup?
  ) async -> Result<PreparedLaunch, LaunchFailure> {
    switch plan.confinement {
    case .none: return PreparedLaunch.unconfined(plan, in: folder, group: group)
    case .sandbox:
      switch await probe.check() {
      case .failure(let failure): return .failure(failure)
      case .success(let tools): return PreparedLaunch.confined(plan, tools: tools, in: folder, group: group)
      }
    }
  }

  private static var platformOptions: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    // Used only if the task is cancelled; the normal way is `RunningChild.end`.
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    return options
  }

  private static func text(_ status: TerminationStatus, record: ChildRecord, isConfined: Bool) -> String {
    if let limit = record.limitHit { return limit }
    switch status {
    // bubblewrap reports a child that a signal ended as 128 + signal, as shells do.
    case .exited(let code) where isConfined && (129...159).contains(code): return "signal \(code - 128)"
    case .exited(let code): return "exit status \(code)"
    case .signaled(let number): return "signal \(number)"
    }
  }
}
