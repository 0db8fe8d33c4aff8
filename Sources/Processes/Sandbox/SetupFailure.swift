/// Tells a child that never started from one that started and failed: bubblewrap complains on standard error and
/// leaves with status 1.
enum SetupFailure {
  static func found(in ending: ChildEnding, isConfined: Bool, program: String) -> LaunchFailure? {
    guard isConfined, ending.leftByItself, ending.termination == "exit status 1",
      ending.standardErrorTail.count == 1, let line = ending.standardErrorTail.first, line.hasPrefix("bwrap: ")
    else { return nil }
    let cause = String(line.dropFirst("bwrap: ".count))
    if cause.hasPrefix("execvp ") {
      return .spawn(program, cause: cause)
    }
    return LaunchFailure(
      reason: .sandboxUnavailable,
      detail: "the sandbox for `\(program)` could not be set up: \(cause); run `plimsoll doctor`")
  }
}
