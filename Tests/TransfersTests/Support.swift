import LoopbackServer
import Testing
import Transfers

/// What every test of this target shares: an engine and requests to a server that the test started.
enum Support {
  static let engine = TransferEngine(userAgent: "plimsoll-test/1")
  static let local = AddressGuard(namedHosts: ["127.0.0.1"])

  static func get(
    _ server: LoopbackServer, _ path: String = "/", limits: TransferLimits = TransferLimits(),
    observer: (@Sendable (ArraySlice<UInt8>) -> TransferStep)? = nil
  ) async -> Result<TransferResponse, TransferFailure> {
    await engine.run(
      TransferRequest(
        method: .get, url: server.url(path), limits: limits, addressGuard: local, observer: observer))
  }

  static func failure(_ result: Result<TransferResponse, TransferFailure>) -> TransferFailure? {
    guard case .failure(let failure) = result else { return nil }
    return failure
  }
}
