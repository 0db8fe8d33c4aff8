/// Bounds of one exchange.
package struct TransferLimits: Sendable {
  /// Name lookup, connection and handshake, in milliseconds.
  package var connectMilliseconds: Int
  /// The whole exchange, in milliseconds.
  package var totalMilliseconds: Int
  /// Of the decoded body, in bytes.
  package var bodyBytes: Int
  /// Of all header lines together, interim responses and trailers included, in bytes; at most 256 KiB, a little below
  /// the fixed bound of libcurl.
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
