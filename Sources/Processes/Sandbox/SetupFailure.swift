/// Explains a child that never reached its server, from what bubblewrap or the fixed launcher said.
enum SetupFailure {
  static func of(_ ending: ChildEnding, isConfined: Bool, program: String) -> LaunchFailure {
    let cause = ending.standardErrorTail.last ?? "it ended with \(ending.termination)"
    guard isConfined else { return .spawn(program, cause: cause) }
    let said = cause.hasPrefix("bwrap: ") ? String(cause.dropFirst("bwrap: ".count)) : cause
    return LaunchFailure(
      reason: .sandboxUnavailable,
      detail: "the sandbox for `\(program)` could not be set up: \(said); run `plimsoll doctor`")
  }
}
