/// One point of what this machine can enforce, and what would mend it.
package struct MachineCheck: Sendable, Hashable {
  /// `sandbox`, `user-namespaces`, …: lower case, stable.
  package let name: String
  package let state: State
  /// What was found: one sentence without a full stop.
  package let detail: String
  /// A command to copy, or what to do; nil where there is nothing to do.
  package let fix: String?

  package init(_ name: String, _ state: State, _ detail: String, fix: String? = nil) {
    self.name = name
    self.state = state
    self.detail = detail
    self.fix = fix
  }

  package enum State: String, Sendable, CaseIterable, Hashable {
    case ok
    /// Works, but less well than it could.
    case note
    /// A promise can't be kept without it.
    case missing
  }
}
