import Synchronization

/// Keeps the first fault of our own out of many concurrent steps, and skips the steps after it.
final class FirstFault: Sendable {
  private let fault = Mutex<(any Error)?>(nil)

  /// True once something has failed.
  var isSet: Bool { fault.withLock { $0 != nil } }

  /// Keeps an error, unless there is one.
  func keep(_ error: any Error) { fault.withLock { if $0 == nil { $0 = error } } }

  /// Runs `body` unless something has failed before.
  func guarding(_ body: @Sendable () async throws -> Void) async {
    guard !isSet else { return }
    do {
      try await body()
    } catch {
      keep(error)
    }
  }

  /// Throws what was kept.
  func rethrow() throws {
    if let error = fault.withLock({ $0 }) { throw error }
  }
}
