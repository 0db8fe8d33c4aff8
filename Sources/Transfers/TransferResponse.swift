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
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why there is no response.
package struct TransferFailure: Error, Sendable, Hashable {
  package let reason: Reason
  /// One sentence without the URL's query and without header values.
  package let detail: String
  /// The status, where a response head had come before the failure.
  package let status: Int?

  package init(reason: Reason, detail: String, status: Int? = nil) {
    self.reason = reason
    self.detail = detail
    self.status = status
  }

  package enum Reason: String, Sendable, CaseIterable, Hashable {
    /// The URL is not one we speak.
    case badURL = "bad-url"
    /// The name does not resolve or nobody accepts the connection.
    case unreachable
    /// The certificate or the handshake failed.
    case tls
    case timeout
    /// A byte limit was passed.
    case tooLarge = "too-large"
    /// The resolved address is one that nobody named.
    case blocked
    /// The other side broke off or does not speak HTTP.
    case broken
    case cancelled
  }
}
