import Glibc
import Synchronization

/// Tells how far a long run is: a bar that is drawn anew on a terminal, one line per tenth otherwise.
final class Progress: Sendable {
  private let total: Int
  private let verb: String
  private let onTerminal: Bool
  private let width: Int
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state: Mutex<State>

  private struct State {
    var done = 0
    var skipped = 0
    var outcomes: [String: Int] = [:]
    var lastTenth = 0
    let started: ContinuousClock.Instant
    var drawn: ContinuousClock.Instant?
  }

  /// Terminals need no more pictures a second.
  private static let pause = Duration.milliseconds(100)

  /// `verb` as in `crawled 3 of 6`.
  init(
    total: Int, verb: String, onTerminal: Bool = Terminal.notesAreTerminal, width: Int = Terminal.noteWidth,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.total = total
    self.verb = verb
    self.onTerminal = onTerminal
    self.width = width
    self.now = now
    state = Mutex(State(started: now()))
  }

  /// Counts one more that has ended as `outcome`, in a word.
  func step(_ outcome: String) {
    advance { state in
      state.done += 1
      state.outcomes[outcome, default: 0] += 1
    }
  }

  /// Counts one more with which nothing had to be done.
  func skip() { advance { $0.skipped += 1 } }

  private func advance(_ change: (inout State) -> Void) {
    let text: String? = state.withLock { state in
      change(&state)
      return onTerminal ? picture(&state) : line(&state)
    }
    if let text { Console.fragment(text) }
  }

  private func picture(_ state: inout State) -> String? {
    let time = now()
    let isLast = state.done + state.skipped >= total
    if let drawn = state.drawn, time - drawn < Self.pause, !isLast { return nil }
    state.drawn = time
    return "\r\u{1B}[K" + ProgressText.bar(facts(state, at: time), width: width)
  }

  private func line(_ state: inout State) -> String? {
    let tenth = (state.done + state.skipped) * 10 / max(total, 1)
    guard total >= 20, tenth > state.lastTenth else { return nil }
    state.lastTenth = tenth
    return ProgressText.line(facts(state, at: now())) + "\n"
  }

  private func facts(_ state: State, at time: ContinuousClock.Instant) -> ProgressText.Facts {
    ProgressText.Facts(
      verb: verb, done: state.done, skipped: state.skipped, total: total,
      seconds: (time - state.started) / .seconds(1), outcomes: state.outcomes)
  }

  /// Removes the bar from the terminal.
  func clear() {
    if onTerminal { Console.fragment("\r\u{1B}[K") }
  }
}

/// How progress reads.
enum ProgressText {
  struct Facts: Sendable {
    let verb: String
    let done: Int
    let skipped: Int
    let total: Int
    /// Since the beginning.
    let seconds: Double
    let outcomes: [String: Int]

    /// Finished ones a second; nil before there is anything to tell.
    var rate: Double? { done > 0 && seconds >= 0.5 ? Double(done) / seconds : nil }
  }

  /// `crawled 30 of 60, 12.5/s, 4 s left: 28 listed, 2 unreachable`.
  static func line(_ facts: Facts) -> String {
    let ended = facts.done + facts.skipped
    var text = "\(facts.verb) \(ended) of \(facts.total)"
    if let rate = facts.rate {
      text += ", \(number(rate))/s"
      let left = facts.total - ended
      if left > 0 { text += ", \(duration(Double(left) / rate)) left" }
    }
    let outcomes = facts.outcomes.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    var words = outcomes.prefix(4).map { "\($0.value) \($0.key)" }
    let others = outcomes.dropFirst(4).reduce(0) { $0 + $1.value }
    if others > 0 { words.append("\(others) other") }
    if facts.skipped > 0 { words.append("\(facts.skipped) skipped") }
    return words.isEmpty ? text : text + ": " + words.joined(separator: ", ")
  }

  /// The same behind a bar, cut to the width of the terminal.
  static func bar(_ facts: Facts, width: Int) -> String {
    let cells = 20
    let filled = min((facts.done + facts.skipped) * cells / max(facts.total, 1), cells)
    let bar = "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: cells - filled) + "] "
    // One column is left: some terminals wrap when the last one is written.
    return String((bar + line(facts)).prefix(max(width - 1, 10)))
  }

  private static func number(_ rate: Double) -> String {
    rate >= 10 ? String(Int(rate.rounded())) : "\((rate * 10).rounded() / 10)"
  }

  private static func duration(_ seconds: Double) -> String {
    let seconds = Int(min(seconds, 8_640_000).rounded(.up))
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min"
  }
}
