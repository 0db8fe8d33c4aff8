import Synchronization

/// Keeps the first fault of our own out of many concurrent steps, and skips the steps after it.
final class FirstFault: Sendable {
  private let fault = Mutex<(any Error)?>(nil)

  /// Runs `body` unless something has failed before.
  func guarding(_ body: @Sendable () async throws -> Void) async {
    guard fault.withLock({ $0 == nil }) else { return }
    do {
      try await body()
    } catch {
      fault.withLock { if $0 == nil { $0 = error } }
    }
  }

  /// Throws what was kept.
  func rethrow() throws {
    if let error = fault.withLock({ $0 }) { throw error }
  }
}
