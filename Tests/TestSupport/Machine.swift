import Foundation

/// What this run may expect of the machine.
package enum Machine {
  /// True in CI, where a missing helper is a failure instead of a skip.
  package static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] != nil }

  /// Whether a test that needs an outside program runs: when it is there, and always in CI, where it then fails.
  package static func runs(ifThereIs program: String) -> Bool { isCI || ProgramRun.find(program) != nil }
}
