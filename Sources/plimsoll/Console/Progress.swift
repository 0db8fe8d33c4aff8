import Synchronization

/// Tells how far a long run is: a line that is rewritten on a terminal, one line per tenth otherwise.
final class Progress: Sendable {
  private let total: Int
  private let verb: String
  private let onTerminal: Bool
  private let state = Mutex(State())

  private struct State {
    var done = 0
    var failed = 0
    var lastTenth = 0
  }

  /// `verb` as in `crawled 3 of 6`.
  init(total: Int, verb: String, onTerminal: Bool = Terminal.notesAreTerminal) {
    self.total = total
    self.verb = verb
    self.onTerminal = onTerminal
  }

  /// Counts one more that has ended.
  func step(failed: Bool) {
    let line: String? = state.withLock { state in
      state.done += 1
      if failed { state.failed += 1 }
      let failures = state.failed > 0 ? ", \(state.failed) not listed" : ""
      let text = "\(verb) \(state.done) of \(total)\(failures)"
      if onTerminal { return "\r\u{1B}[K" + text }
      let tenth = state.done * 10 / max(total, 1)
      guard total >= 20, tenth > state.lastTenth else { return nil }
      state.lastTenth = tenth
      return text + "\n"
    }
    if let line { Console.fragment(line) }
  }

  /// Removes the line from the terminal.
  func clear() {
    if onTerminal { Console.fragment("\r\u{1B}[K") }
  }
}
