import Synchronization

/// Numbers from 0 up, each handed out once, to whoever asks first.
final class Turns: Sendable {
  private let taken = Atomic(0)
  private let count: Int

  init(_ count: Int) { self.count = count }

  /// The next number; nil after the last.
  func next() -> Int? {
    let place = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return place < count ? place : nil
  }
}
