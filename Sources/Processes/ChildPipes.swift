/// The two streams of a running child.
package struct ChildPipes: Sendable {
  private let writer: @Sendable ([UInt8]) async -> Bool
  private let reader: @Sendable () async -> [UInt8]?

  /// `reader` returns nil at the end of standard output; `writer` returns false once the child no longer reads.
  package init(
    writer: @escaping @Sendable ([UInt8]) async -> Bool, reader: @escaping @Sendable () async -> [UInt8]?
  ) {
    self.writer = writer
    self.reader = reader
  }

  /// Writes all bytes; false if the child no longer reads.
  package func write(_ bytes: [UInt8]) async -> Bool { await writer(bytes) }

  /// The next piece of standard output, never empty; nil at its end.
  package func read() async -> [UInt8]? { await reader() }
}
