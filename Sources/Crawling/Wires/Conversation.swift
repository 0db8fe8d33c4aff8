import ToolModel

/// Lets a session talk over a wire until the session ends.
struct Conversation: Sendable {
  let wire: any Wire
  let inbox: Inbox

  /// Runs to the session's end; cancelling the task ends it at once.
  func run(_ start: some ListingSession) async -> SessionResult {
    var session = start
    var timers = Timers(inbox: inbox)
    defer { timers.cancel() }
    if let result = perform(session.handle(.started), &timers) { return result }
    for await event in inbox.events {
      if let result = perform(session.handle(event), &timers) { return result }
    }
    return .failed(Trouble(.interrupted, "the run was interrupted"))
  }

  private func perform(_ actions: [SessionAction], _ timers: inout Timers) -> SessionResult? {
    for action in actions {
      switch action {
      case .send(let message): wire.send(message)
      case .startTimer(let timer, let milliseconds): timers.start(timer, milliseconds: milliseconds)
      case .end(let result): return result
      }
    }
    return nil
  }

  /// The running timers: one for the whole, one for the latest request.
  private struct Timers {
    let inbox: Inbox
    private var total: AlarmClock.Alarm?
    private var answer: AlarmClock.Alarm?

    init(inbox: Inbox) { self.inbox = inbox }

    mutating func start(_ timer: SessionTimer, milliseconds: Int) {
      let alarm = AlarmClock.shared.set(milliseconds: milliseconds) { [inbox] in inbox.post(.timerFired(timer)) }
      switch timer {
      case .total:
        if let total { AlarmClock.shared.cancel(total) }
        total = alarm
      case .answer:
        if let answer { AlarmClock.shared.cancel(answer) }
        answer = alarm
      }
    }

    func cancel() {
      if let total { AlarmClock.shared.cancel(total) }
      if let answer { AlarmClock.shared.cancel(answer) }
    }
  }
}
