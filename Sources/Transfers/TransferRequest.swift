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
  /// Sees every piece of the decoded body as it arrives, on the engine's thread; `finish` ends the transfer early and
  /// well (an event stream whose wanted answer has come). Nil collects the whole body.
  package var observer: (@Sendable (ArraySlice<UInt8>) -> TransferStep)?

  package init(
    method: Method, url: String, headers: [TransferHeader] = [], body: [UInt8] = [],
    limits: TransferLimits = TransferLimits(), addressGuard: AddressGuard = AddressGuard(),
    observer: (@Sendable (ArraySlice<UInt8>) -> TransferStep)? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
    self.addressGuard = addressGuard
    self.observer = observer
  }

  package enum Method: String, Sendable { case get = "GET", post = "POST", delete = "DELETE" }
}

/// What an observer wants next.
package enum TransferStep: Sendable { case proceed, finish }

/// A header field.
package struct TransferHeader: Sendable, Hashable {
  package let name: String
  package let value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// Bounds of one exchange.
package struct TransferLimits: Sendable {
  /// Name lookup, connection and handshake, in milliseconds.
  package var connectMilliseconds: Int
  /// The whole exchange, in milliseconds.
  package var totalMilliseconds: Int
  /// Of the decoded body, in bytes.
  package var bodyBytes: Int
  /// Of all header lines together, in bytes.
  package var headerBytes: Int

  package init(
    connectMilliseconds: Int = 10_000, totalMilliseconds: Int = 60_000, bodyBytes: Int = 64 << 20,
    headerBytes: Int = 256 << 10
  ) {
    self.connectMilliseconds = connectMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.bodyBytes = bodyBytes
    self.headerBytes = headerBytes
  }
}
