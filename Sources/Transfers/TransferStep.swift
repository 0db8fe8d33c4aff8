/// What an observer wants next.
package enum TransferStep: Sendable {
  /// Go on.
  case proceed
  /// Go on, and keep the connection afterwards: a further exchange with the server will follow.
  case proceedKeeping
  /// End the transfer early and well.
  case finish
}
