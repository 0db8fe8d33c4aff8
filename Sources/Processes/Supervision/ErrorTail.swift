import Synchronization

/// The end of a child's standard error, bounded.
final class ErrorTail: Sendable {
  private let limit: Int
  private let bytes = Mutex<[UInt8]>([])

  init(limit: Int) { self.limit = max(0, limit) }

  func append(_ piece: [UInt8]) {
    bytes.withLock { kept in
      kept += piece.suffix(limit)
      // Cut in large steps, so that a child that floods costs little.
      if kept.count > 2 * limit { kept.removeFirst(kept.count - limit) }
    }
  }

  /// The last lines, a first cut one included; bytes that are no UTF-8 are replaced.
  var lines: [String] {
    let tail = bytes.withLock { Array($0.suffix(limit)) }
    return tail.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map { String(decoding: $0, as: UTF8.self) }
  }
}
