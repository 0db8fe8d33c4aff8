import Synchronization

/// What is noted about a child while it runs; several tasks write, the launcher reads at the end.
final class ChildRecord: Sendable {
  let errors: ErrorTail
  private let state = Mutex(State())

  private struct State {
    var limitHit: String?
    var leftByItself = false
    var errorsEnded = false
    var outputEnded = false
  }

  init(errorTailBytes: Int) { errors = ErrorTail(limit: errorTailBytes) }

  /// `memory limit` or `process limit`, once one was exceeded.
  var limitHit: String? { state.withLock { $0.limitHit } }
  var leftByItself: Bool { state.withLock { $0.leftByItself } }
  /// Standard error was read to its end.
  var errorsEnded: Bool { state.withLock { $0.errorsEnded } }
  /// Standard output was read to its end, or standard input refused.
  var outputEnded: Bool { state.withLock { $0.outputEnded } }

  func noteLimit(_ name: String) { state.withLock { $0.limitHit = $0.limitHit ?? name } }
  func noteLeftByItself() { state.withLock { $0.leftByItself = true } }
  func noteErrorsEnded() { state.withLock { $0.errorsEnded = true } }
  func noteOutputEnded() { state.withLock { $0.outputEnded = true } }
}
