import CLibCurl

/// The engine's thread: owns libcurl's multi handle and every transfer, until it is told to stop.
struct TransferLoop: ~Copyable {
  private let inbox: TransferInbox
  private let settings: TransferSettings
  private let multi: MultiHandle
  private let environment: TransferEnvironment
  private let load: AddressLoad
  private let pool: HandlePool
  private var active: [UInt64: Transfer] = [:]
  /// Submitted, but beyond the number of transfers that run at once; served in order.
  private var waiting: ArraySlice<TransferInbox.Submission> = []
  /// Started once, but for an address that had its fill; the next one goes on when one there ends.
  private var parked: [NetworkAddress: [TransferInbox.Submission]] = [:]

  /// Nil if libcurl does not come up.
  private init?(inbox: TransferInbox, settings: TransferSettings) {
    guard globalSetup == CURLE_OK,
      let multi = MultiHandle(connections: settings.maximumTransfers + settings.maximumIdleConnections)
    else { return nil }
    self.inbox = inbox
    self.settings = settings
    self.multi = multi
    environment = TransferEnvironment(settings)
    load = AddressLoad(settings)
    pool = HandlePool(limit: min(settings.maximumTransfers, 256))
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
    for submission in loop.waiting + loop.parked.values.joined() {
      submission.continuation.resume(returning: .failure(.stopped))
    }
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
        if code != CURLE_OK, let address = transfer.fullAddress, transfer.heldAddresses.isEmpty {
          park(transfer, at: address)
        } else {
          end(transfer, with: transfer.outcome(code))
        }
      }
      if !waiting.isEmpty && active.count < settings.maximumTransfers { continue }
      guard inbox.mayWait() else { continue }
      // libcurl wakes up by itself for its own timers; a bell that has rung since `mayWait` ends the wait at once.
      guard multi.wait(milliseconds: active.isEmpty ? 60_000 : 1_000) else { return }
    }
  }

  private mutating func startWaiting() {
    while active.count < settings.maximumTransfers, let submission = waiting.popFirst() { start(submission) }
    if waiting.isEmpty { waiting = [] }
  }

  private mutating func start(_ submission: TransferInbox.Submission) {
    guard let transfer = Transfer(submission, environment: environment, load: load, pool: pool) else {
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
    } else {
      for (address, submissions) in parked {
        guard let index = submissions.firstIndex(where: { $0.identifier == identifier }) else { continue }
        parked[address]?.remove(at: index).continuation.resume(returning: .failure(.cancelled))
        return
      }
    }
  }

  /// The only place where a transfer that was started ends.
  private mutating func end(_ transfer: Transfer, with result: Result<TransferResponse, TransferFailure>) {
    unsafe multi.remove(transfer.handle.pointer)
    active[transfer.submission.identifier] = nil
    for address in transfer.heldAddresses { leave(address) }
    transfer.submission.continuation.resume(returning: result)
  }

  /// Takes a transfer back that found no room at its address. Whoever waits for it notices nothing: its time begins anew.
  private mutating func park(_ transfer: Transfer, at address: NetworkAddress) {
    unsafe multi.remove(transfer.handle.pointer)
    active[transfer.submission.identifier] = nil
    parked[address, default: []].append(transfer.submission)
  }

  /// Makes room at an address for the one that waits longest.
  private mutating func leave(_ address: NetworkAddress) {
    load.leave(address)
    guard var line = parked[address] else { return }
    if !line.isEmpty { waiting = [line.removeFirst()] + waiting }
    parked[address] = line.isEmpty ? nil : line
  }
}
