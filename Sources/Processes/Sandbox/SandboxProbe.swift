import Synchronization

/// The programs that make a sandbox here.
package struct SandboxTools: Sendable, Hashable {
  /// Absolute path of bubblewrap.
  package let bubblewrap: String

  static let places = ["/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"]

  /// Where bubblewrap stands; nil if it is not installed. Never looked up in `PATH`: a project must not choose it.
  static func place(in files: any FileLookup) -> String? { places.first { files.isExecutable($0) } }
}

/// Finds out once whether bubblewrap is here and may do its work.
package final class SandboxProbe: Sendable {
  /// The one of this process: its answer does not change while we run.
  package static let shared = SandboxProbe()

  private let answer = Mutex<Result<SandboxTools, LaunchFailure>?>(nil)

  package init() {}

  /// The tools, or why there is no sandbox and what helps (`sandboxUnavailable`). Starts one harmless child the first
  /// time.
  package func check() async -> Result<SandboxTools, LaunchFailure> {
    if let known = answer.withLock({ $0 }) { return known }
    let found = await Self.tryOut()
    // A cancelled trial proves nothing about the machine.
    if !Task.isCancelled { answer.withLock { $0 = found } }
    return found
  }

  private static func tryOut() async -> Result<SandboxTools, LaunchFailure> {
    let files = RealFiles()
    guard SystemCallTable.current != nil else { return .failure(.noSystemCallTable) }
    guard let program = SandboxTools.place(in: files) else {
      return .failure(SandboxAdvice.missing)
    }
    guard let folder = PrivateFolder.make() else { return .failure(.noPrivateFolder) }
    defer { folder.remove() }
    let tools = SandboxTools(bubblewrap: program)
    let plan = LaunchPlan(executable: "/bin/sh", arguments: ["-c", "echo ready"])
    let prepared: PreparedLaunch
    switch PreparedLaunch.confined(plan, tools: tools, in: folder, group: nil) {
    case .success(let value): prepared = value
    case .failure(let failure): return .failure(failure)
    }
    let (output, errors) = await TrialRun.run(prepared)
    if output == prepared.word + "\nready\n" { return .success(tools) }
    return .failure(SandboxAdvice.refused(errors, files: files))
  }
}
