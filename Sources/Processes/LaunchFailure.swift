/// Why a child was not started.
package struct LaunchFailure: Error, Sendable, Hashable {
  package let reason: Reason
  /// One sentence: lower case, no full stop, what to do next.
  package let detail: String

  package init(reason: Reason, detail: String) {
    self.reason = reason
    self.detail = detail
  }

  static func notFound(_ program: String) -> LaunchFailure {
    LaunchFailure(
      reason: .notFound, detail: "no program `\(program)` was found: check the spelling or install it")
  }

  static func unreadable(_ path: String, _ cause: String) -> LaunchFailure {
    LaunchFailure(
      reason: .spawnFailed,
      detail: "`\(path)` can not be shown to the server: \(cause); name the files or sub-folders that it needs")
  }

  static func spawn(_ program: String, cause: String) -> LaunchFailure {
    LaunchFailure(
      reason: .spawnFailed, detail: "`\(program)` could not be started: \(cause); check that it runs from a terminal")
  }

  static func noFolder(_ path: String) -> LaunchFailure {
    LaunchFailure(
      reason: .spawnFailed, detail: "`\(path)` is no folder to start in: name an existing one or leave it out")
  }

  static var noPrivateFolder: LaunchFailure {
    LaunchFailure(
      reason: .spawnFailed, detail: "no private folder could be made under `/tmp`: check its space and permissions")
  }

  static func needsSandbox(_ program: String) -> LaunchFailure {
    LaunchFailure(
      reason: .sandboxUnavailable,
      detail:
        "`\(program)` belongs to a fetched package, which is started only in the sandbox: leave `--sandbox none` out")
  }

  static var noSystemCallTable: LaunchFailure {
    LaunchFailure(
      reason: .sandboxUnavailable,
      detail: "the system call filter does not know this processor: use x86-64 or ARM 64, or `--sandbox none`")
  }

  package enum Reason: String, Sendable, CaseIterable, Hashable {
    /// No file of that name.
    case notFound = "not-found"
    /// bubblewrap is missing or this machine does not permit it.
    case sandboxUnavailable = "sandbox-unavailable"
    case spawnFailed = "spawn-failed"
  }
}
