/// The only spawner of the program.
package struct Launcher: Sendable {
  package init() {}

  /// Starts the child, lets `body` talk to it, then ends it (closes standard input, TERM, KILL for the whole group or
  /// namespace) and tells how it ended. Cancelling the task ends the child at once. `body` may return early.
  package func run<Value: Sendable>(
    _ plan: LaunchPlan, _ body: @escaping @Sendable (ChildPipes) async -> Value
  ) async -> Result<(value: Value, ending: ChildEnding), LaunchFailure> {
    .failure(LaunchFailure(reason: .spawnFailed, detail: "not built yet"))
  }
}

/// The two streams of a running child.
package struct ChildPipes: Sendable {
  private let writer: @Sendable ([UInt8]) async -> Bool
  private let reader: @Sendable () async -> [UInt8]?

  /// `reader` returns nil at the end of standard output; `writer` returns false once the child no longer reads.
  package init(
    writer: @escaping @Sendable ([UInt8]) async -> Bool, reader: @escaping @Sendable () async -> [UInt8]?
  ) {
    self.writer = writer
    self.reader = reader
  }

  /// Writes all bytes; false if the child no longer reads.
  package func write(_ bytes: [UInt8]) async -> Bool { await writer(bytes) }

  /// The next piece of standard output, never empty; nil at its end.
  package func read() async -> [UInt8]? { await reader() }
}

/// How a child ended.
package struct ChildEnding: Sendable, Hashable {
  /// `exit status 0`, `signal 9`, `memory limit`.
  package let termination: String
  /// The last lines of standard error, unescaped.
  package let standardErrorTail: [String]
  /// What confined it, sorted: `namespaces`, `no-network`, `seccomp`, `memory-limit`, …; empty for `--sandbox none`.
  package let confinement: [String]
  /// True if the child had left before it was told to.
  package let leftByItself: Bool

  package init(termination: String, standardErrorTail: [String], confinement: [String], leftByItself: Bool) {
    self.termination = termination
    self.standardErrorTail = standardErrorTail
    self.confinement = confinement
    self.leftByItself = leftByItself
  }
}

/// Why a child was not started.
package struct LaunchFailure: Error, Sendable, Hashable {
  package let reason: Reason
  /// One sentence: lower case, no full stop, what to do next.
  package let detail: String

  package init(reason: Reason, detail: String) {
    self.reason = reason
    self.detail = detail
  }

  package enum Reason: String, Sendable, CaseIterable, Hashable {
    /// No file of that name.
    case notFound = "not-found"
    /// bubblewrap is missing or this machine does not permit it.
    case sandboxUnavailable = "sandbox-unavailable"
    case spawnFailed = "spawn-failed"
  }
}
