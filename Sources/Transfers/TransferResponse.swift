/// What came back. Redirects are never followed here: a 3xx is a response like any other.
package struct TransferResponse: Sendable {
  package let status: Int
  /// Of the final response only, in the order received; names as sent.
  package let headers: [TransferHeader]
  /// The decoded body; with an observer, what it had seen when it ended the transfer.
  package let body: [UInt8]
  /// True if the observer ended it.
  package let finishedEarly: Bool

  package init(status: Int, headers: [TransferHeader], body: [UInt8], finishedEarly: Bool) {
    self.status = status
    self.headers = headers
    self.body = body
    self.finishedEarly = finishedEarly
  }

  /// The first value of a header, compared without case (RFC 9110, section 5.1).
  package func header(_ name: String) -> String? {
    headers.first { $0.hasName(name) }?.value
  }
}
