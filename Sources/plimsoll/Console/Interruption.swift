import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and TERM: the work is cancelled, what was done is saved, the status is 130. A second one ends at once.
enum Interruption {
  /// Runs `body` as a task that a signal cancels.
  static func watching(_ body: @escaping @Sendable () async throws -> Void) async throws -> ExitStatus {
    let seen = Seen()
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if seen.count() > 1 { _exit(ExitStatus.interrupted.rawValue) }
        task.cancel()
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    do {
      try await task.value
    } catch {
      if seen.isSet { return .interrupted }
      throw error
    }
    return seen.isSet ? .interrupted : .clean
  }

  private final class Seen: Sendable {
    private let number = Mutex(0)
    var isSet: Bool { number.withLock { $0 > 0 } }
    func count() -> Int {
      number.withLock { number in
        number += 1
        return number
      }
    }
  }
}
