/// One HTTP exchange as it shall be made.
package struct TransferRequest: Sendable {
  package var method: Method
  /// An absolute `http` or `https` URL.
  package var url: String
  /// In the order in which they are sent. Never logged: they may hold credentials.
  package var headers: [TransferHeader]
  /// Sent with POST; empty for the others.
  package var body: [UInt8]
  package var limits: TransferLimits
  package var addressGuard: AddressGuard
  /// True for the last exchange with a server: the connection is closed afterwards instead of being kept for reuse, unless
  /// the observer asks for it.
  package var closesConnection: Bool
  /// Sees every piece of the decoded body as it arrives, on the engine's thread; `finish` ends the transfer early and
  /// well (an event stream whose wanted answer has come). Nil collects the whole body.
  package var observer: (@Sendable (ArraySlice<UInt8>) -> TransferStep)?

  package init(
    method: Method, url: String, headers: [TransferHeader] = [], body: [UInt8] = [],
    limits: TransferLimits = TransferLimits(), addressGuard: AddressGuard = AddressGuard(),
    closesConnection: Bool = false,
    observer: (@Sendable (ArraySlice<UInt8>) -> TransferStep)? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
    self.addressGuard = addressGuard
    self.closesConnection = closesConnection
    self.observer = observer
  }

  package enum Method: String, Sendable { case get = "GET", post = "POST", delete = "DELETE" }
}
