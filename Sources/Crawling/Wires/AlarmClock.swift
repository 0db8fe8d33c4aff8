import Synchronization

/// The time limits of all conversations. Most are taken back long before their time, and there are thousands a second in a
/// large crawl: a task that sleeps for each would cost more than the conversations themselves.
final class AlarmClock: Sendable {
  static let shared = AlarmClock()

  /// How finely time is divided, in milliseconds; no alarm comes early, and none more than this late.
  private static let tickMilliseconds = 20

  private let start = ContinuousClock.now
  private let state = Mutex(State())

  private struct State {
    /// Alarms by the tick at whose end they ring.
    var ticks: [Int: [UInt64: @Sendable () -> Void]] = [:]
    var count = 0
    var lastNumber: UInt64 = 0
    var isTicking = false
    /// Every tick up to this one has rung.
    var rung = 0
  }

  /// An alarm that may be taken back.
  struct Alarm: Sendable {
    fileprivate let tick: Int
    fileprivate let number: UInt64
  }

  /// Calls `action` once, shortly after so many milliseconds.
  func set(milliseconds: Int, _ action: @escaping @Sendable () -> Void) -> Alarm {
    let now = present
    let tick = (now + max(milliseconds, 0)) / Self.tickMilliseconds + 1
    let (alarm, starts) = state.withLock { state in
      state.lastNumber += 1
      state.ticks[tick, default: [:]][state.lastNumber] = action
      state.count += 1
      let starts = !state.isTicking
      if starts {
        state.isTicking = true
        state.rung = now / Self.tickMilliseconds
      }
      return (Alarm(tick: tick, number: state.lastNumber), starts)
    }
    if starts { Task { await run() } }
    return alarm
  }

  /// Harmless for an alarm that has rung.
  func cancel(_ alarm: Alarm) {
    state.withLock { state in
      guard state.ticks[alarm.tick]?.removeValue(forKey: alarm.number) != nil else { return }
      state.count -= 1
      if state.ticks[alarm.tick]?.isEmpty == true { state.ticks[alarm.tick] = nil }
    }
  }

  /// Milliseconds since the clock was made.
  private var present: Int { Int((ContinuousClock.now - start) / .milliseconds(1)) }

  /// Ticks for as long as there are alarms.
  private func run() async {
    while true {
      try? await Task.sleep(for: .milliseconds(Self.tickMilliseconds))
      let now = present / Self.tickMilliseconds
      let due: [@Sendable () -> Void]? = state.withLock { state in
        guard state.count > 0 else {
          state.isTicking = false
          return nil
        }
        var due: [(UInt64, @Sendable () -> Void)] = []
        while state.rung < now {
          state.rung += 1
          if let alarms = state.ticks.removeValue(forKey: state.rung) { due += alarms.map { ($0.key, $0.value) } }
        }
        state.count -= due.count
        return due.sorted { $0.0 < $1.0 }.map(\.1)
      }
      guard let due else { return }
      for action in due { action() }
    }
  }
}
