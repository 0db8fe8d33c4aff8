/// How a run ends. The numbers are part of the program's contract; 3 beats 1.
enum ExitStatus: Int32, Sendable {
  /// Clean, or everything below the thresholds.
  case clean = 0
  /// Something at or above a threshold.
  case threshold = 1
  /// Wrong usage or a file that cannot be used.
  case usage = 2
  /// Nothing could be scanned, a server failed, or a listing is incomplete and `--allow-partial` was not given.
  case incomplete = 3
  /// Interrupted; what was done already is saved.
  case interrupted = 130

  /// The worse of two: interrupted, usage, incomplete, threshold, clean.
  func worse(_ other: ExitStatus) -> ExitStatus { rank >= other.rank ? self : other }

  private var rank: Int {
    switch self {
    case .clean: 0
    case .threshold: 1
    case .incomplete: 2
    case .usage: 3
    case .interrupted: 4
    }
  }
}

/// A fault that ends the run, as a sentence: lower case, no full stop, the user's words in backticks, what to do next.
struct ProgramError: Error {
  let message: String
  let status: ExitStatus

  init(_ message: String, status: ExitStatus = .usage) {
    self.message = message
    self.status = status
  }
}

/// Thrown by a command that has said everything and only wants its status to be the program's.
struct Finished: Error {
  let status: ExitStatus
}
