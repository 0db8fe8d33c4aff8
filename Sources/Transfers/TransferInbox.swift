import Synchronization

/// What callers leave for the engine's thread. The only state that both sides touch.
final class TransferInbox: Sendable {
  /// A transfer to be made and who waits for it.
  struct Submission: Sendable {
    let identifier: UInt64
    let order: TransferOrder
    let continuation: CheckedContinuation<Result<TransferResponse, TransferFailure>, Never>
  }

  /// Everything that has come since the last look.
  struct News: Sendable {
    var submissions: [Submission] = []
    var cancelled: [UInt64] = []
    var stopping = false
  }

  private struct State {
    var news = News()
    var phase = Phase.asleep
    var bell: MultiHandle.Bell?
    var lastIdentifier: UInt64 = 0
    /// True while the thread sleeps, or is about to: only then has the bell to ring, and once is enough.
    var isWaiting = false

    mutating func wake() {
      guard isWaiting else { return }
      isWaiting = false
      bell?.ring()
    }
  }

  private enum Phase { case asleep, awake, stopped }

  private let state = Mutex(State())

  func nextIdentifier() -> UInt64 {
    state.withLock { state in
      state.lastIdentifier += 1
      return state.lastIdentifier
    }
  }

  /// True if this is the first submission, which has to start the thread.
  func submit(_ submission: Submission) -> Bool {
    state.withLock { state in
      guard state.phase != .stopped else {
        submission.continuation.resume(returning: .failure(.stopped))
        return false
      }
      state.news.submissions.append(submission)
      state.wake()
      defer { state.phase = .awake }
      return state.phase == .asleep
    }
  }

  /// Harmless for a transfer that is over or not known yet.
  func cancel(_ identifier: UInt64) {
    state.withLock { state in
      guard state.phase == .awake else { return }
      state.news.cancelled.append(identifier)
      state.wake()
    }
  }

  /// Ends the thread, if there is one.
  func stop() {
    state.withLock { state in
      state.news.stopping = true
      state.wake()
    }
  }

  /// Called by the thread once it can be woken up.
  func attach(_ bell: MultiHandle.Bell) {
    state.withLock { $0.bell = bell }
  }

  /// Called by the thread before it sleeps; false if something has come that must be taken first.
  func mayWait() -> Bool {
    state.withLock { state in
      let news = state.news
      state.isWaiting = news.submissions.isEmpty && news.cancelled.isEmpty && !news.stopping
      return state.isWaiting
    }
  }

  /// Takes everything that has come.
  func take() -> News {
    state.withLock { state in
      state.isWaiting = false
      let news = state.news
      state.news = News(stopping: news.stopping)
      return news
    }
  }

  /// Called by the thread at its end, before its handle goes: nobody is left waiting.
  func close(with failure: TransferFailure) {
    let left = state.withLock { state in
      state.bell = nil
      state.phase = .stopped
      defer { state.news = News(stopping: true) }
      return state.news.submissions
    }
    for submission in left { submission.continuation.resume(returning: .failure(failure)) }
  }
}
