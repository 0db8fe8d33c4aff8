import CLibCurl

/// The engine's thread: owns libcurl's multi handle and every transfer, until it is told to stop.
struct TransferLoop: ~Copyable {
  private let inbox: TransferInbox
  private let settings: TransferSettings
  private let multi: MultiHandle
  private let certificateBundle: String?
  private var active: [UInt64: Transfer] = [:]
  /// Submitted, but beyond the number of transfers that run at once; served in order.
  private var waiting: ArraySlice<TransferInbox.Submission> = []

  /// Nil if libcurl does not come up.
  private init?(inbox: TransferInbox, settings: TransferSettings) {
    guard globalSetup == CURLE_OK, let multi = MultiHandle(idleConnections: settings.maximumIdleConnections) else {
      return nil
    }
    self.inbox = inbox
    self.settings = settings
    self.multi = multi
    certificateBundle = settings.resolvedCertificateBundle()
  }

  /// The thread's whole life.
  static func run(inbox: TransferInbox, settings: TransferSettings) {
    guard var loop = TransferLoop(inbox: inbox, settings: settings) else {
      inbox.close(with: TransferFailure(reason: .broken, detail: "libcurl could not be started"))
      return
    }
    inbox.attach(loop.multi.bell)
    loop.serve()
    for transfer in loop.active.values { loop.end(transfer, with: .failure(.stopped)) }
    for submission in loop.waiting { submission.continuation.resume(returning: .failure(.stopped)) }
    inbox.close(with: .stopped)
  }

  private mutating func serve() {
    while true {
      let news = inbox.take()
      waiting += news.submissions
      for identifier in news.cancelled { cancel(identifier) }
      if news.stopping { return }
      startWaiting()
      guard multi.perform() else { return }
      while let (handle, code) = unsafe multi.finished() {
        // Only handles that `start` has added can end.
        guard let userData = unsafe EasyHandle.userData(of: handle) else { continue }
        let transfer = unsafe Unmanaged<Transfer>.fromOpaque(userData).takeUnretainedValue()
        end(transfer, with: transfer.outcome(code))
      }
      if !waiting.isEmpty && active.count < settings.maximumTransfers { continue }
      // libcurl wakes up by itself for its own timers; a bell that has rung since `take` ends the wait at once.
      guard multi.wait(milliseconds: active.isEmpty ? 60_000 : 1_000) else { return }
    }
  }

  private mutating func startWaiting() {
    while active.count < settings.maximumTransfers, let submission = waiting.popFirst() { start(submission) }
    if waiting.isEmpty { waiting = [] }
  }

  private mutating func start(_ submission: TransferInbox.Submission) {
    guard let transfer = Transfer(submission, certificateBundle: certificateBundle) else {
      submission.continuation.resume(
        returning: .failure(TransferFailure(reason: .broken, detail: "libcurl refused to prepare the transfer")))
      return
    }
    active[submission.identifier] = transfer
    guard unsafe multi.add(transfer.handle.pointer) else {
      end(transfer, with: .failure(TransferFailure(reason: .broken, detail: "libcurl refused to start the transfer")))
      return
    }
  }

  private mutating func cancel(_ identifier: UInt64) {
    if let transfer = active[identifier] {
      end(transfer, with: .failure(.cancelled))
    } else if let index = waiting.firstIndex(where: { $0.identifier == identifier }) {
      waiting.remove(at: index).continuation.resume(returning: .failure(.cancelled))
    }
  }

  /// The only place where a transfer that was started ends.
  private mutating func end(_ transfer: Transfer, with result: Result<TransferResponse, TransferFailure>) {
    unsafe multi.remove(transfer.handle.pointer)
    active[transfer.submission.identifier] = nil
    transfer.submission.continuation.resume(returning: result)
  }
}
