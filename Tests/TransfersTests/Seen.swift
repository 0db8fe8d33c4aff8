import Synchronization

/// Bytes gathered on another thread.
final class Seen: Sendable {
  private let state = Mutex<[UInt8]>([])

  /// How many there are now.
  func add(_ piece: ArraySlice<UInt8>) -> Int {
    state.withLock {
      $0 += piece
      return $0.count
    }
  }

  var bytes: [UInt8] { state.withLock { $0 } }
}
