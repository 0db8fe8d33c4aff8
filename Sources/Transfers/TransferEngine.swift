/// Carries every HTTP exchange of the program: libcurl's multi interface on one own thread behind an async call.
package final class TransferEngine: Sendable {
  /// `userAgent` is sent with every request.
  package init(userAgent: String) {}

  /// Makes the exchange; cancelling the task ends it.
  package func run(_ request: TransferRequest) async -> Result<TransferResponse, TransferFailure> {
    .failure(TransferFailure(reason: .unreachable, detail: "not built yet"))
  }
}
