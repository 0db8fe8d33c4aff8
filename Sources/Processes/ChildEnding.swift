/// How a child ended.
package struct ChildEnding: Sendable, Hashable {
  /// `exit status 0`, `signal 9`, `memory limit`.
  package let termination: String
  /// The last lines of standard error, unescaped.
  package let standardErrorTail: [String]
  /// What was enforced, sorted: `namespaces`, `no-network`, `seccomp`, `memory-limit`, …; without `namespaces` and
  /// `seccomp` for `--sandbox none`.
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
