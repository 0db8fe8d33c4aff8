/// Why there is no response.
package struct TransferFailure: Error, Sendable, Hashable {
  package let reason: Reason
  /// One sentence without the URL's query and without header values.
  package let detail: String
  /// The status, where a response head had come before the failure.
  package let status: Int?

  package init(reason: Reason, detail: String, status: Int? = nil, isUnknownName: Bool = false) {
    self.reason = reason
    self.detail = detail
    self.status = status
    self.isUnknownName = isUnknownName
  }

  /// True if the same may simply be tried again in a moment: a connection that was refused. What was broken off may have
  /// been heard: whoever asks again has to know that.
  package var isPassing: Bool { reason == .unreachable && !isUnknownName }

  /// True if the name did not resolve.
  let isUnknownName: Bool

  package enum Reason: String, Sendable, CaseIterable, Hashable {
    /// The URL is not one we speak, or a header of the request cannot be sent.
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
    /// The proxy cannot be reached, refuses us or wants other credentials.
    case proxy
    /// The other side broke off or does not speak HTTP.
    case broken
    case cancelled
  }
}
