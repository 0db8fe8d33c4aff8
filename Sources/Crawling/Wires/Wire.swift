/// One way of carrying messages to a server and back. What comes in goes to the inbox that the wire was made with.
protocol Wire: Sendable {
  /// Sends a message without waiting; trouble comes back through the inbox.
  func send(_ message: OutgoingMessage)
  /// Ends politely and within a bound.
  func close() async
  /// What a reader should know of the wire, in a fixed order.
  var diagnostics: [WireNote] { get }
}

/// A remark of a wire.
struct WireNote: Sendable, Hashable {
  let code: String
  let message: String
}
