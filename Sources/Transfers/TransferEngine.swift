/// Carries every HTTP exchange of the program: libcurl's multi interface on one own thread behind an async call. The
/// thread starts with the first exchange and ends with the engine's last reference.
package final class TransferEngine: Sendable {
  private let userAgent: String
  private let settings: TransferSettings
  private let inbox = TransferInbox()

  /// `userAgent` is sent with every request. Nothing is started yet.
  package init(userAgent: String, settings: TransferSettings = TransferSettings()) {
    self.userAgent = userAgent
    self.settings = settings
  }

  deinit { inbox.stop() }

  /// Makes the exchange; cancelling the task ends it.
  package func run(_ request: TransferRequest) async -> Result<TransferResponse, TransferFailure> {
    var order: TransferOrder
    do throws(TransferFailure) {
      order = try TransferOrder.check(request, userAgent: userAgent)
    } catch {
      return .failure(error)
    }
    let settings = settings
    if let proxy = settings.proxies.proxy(for: order.url) {
      order.proxy = proxy
      if !settings.proxies.trustsProxy, let refusal = await ProxiedGuard(settings: settings).refusal(of: order) {
        return .failure(refusal)
      }
    }
    let checked = order
    let inbox = inbox
    let identifier = inbox.nextIdentifier()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let submission = TransferInbox.Submission(identifier: identifier, order: checked, continuation: continuation)
        if inbox.submit(submission) {
          let started = TransferThread.start { TransferLoop.run(inbox: inbox, settings: settings) }
          if !started { inbox.close(with: TransferFailure(reason: .broken, detail: "no thread for transfers")) }
        }
        // The handler may have run before the submission was there to be cancelled.
        if Task.isCancelled { inbox.cancel(identifier) }
      }
    } onCancel: {
      inbox.cancel(identifier)
    }
    // Keeps the engine, and with it the thread, until the exchange is over.
    return withExtendedLifetime(self) { result }
  }
}
