import Processes
import ToolModel

/// Lists a server that is a command: starts it, talks over its standard streams, ends it. A server that turns out to
/// speak the stateless era only is started anew for it, since the first message fixes the era of a process.
struct CommandCrawl: Sendable {
  let settings: CrawlSettings
  let launcher: Launcher
  let vault: Vault

  func run(_ source: ServerSource, _ command: CommandLine) async -> CrawlOutcome {
    await run(source, LaunchComposer(settings: settings, vault: vault).plan(command))
  }

  /// The same for a plan that is made already.
  func run(_ source: ServerSource, _ plan: LaunchPlan) async -> CrawlOutcome {
    let deadline = ContinuousClock.now + .milliseconds(settings.totalMilliseconds)
    let reporter = OutcomeReporter(source: source, settings: settings, vault: vault)
    if settings.era == .modern {
      return report(await talk(source, plan, .modern, ModernSession(settings: settings)), reporter)
    }
    var opening = settings
    // Silence may mean the other era: some time is left to ask in it.
    if settings.era == .auto {
      opening.startMilliseconds = min(settings.startMilliseconds, settings.totalMilliseconds * 2 / 3)
    }
    let first = await talk(source, plan, .legacy, LegacySession(settings: opening))
    guard settings.era == .auto, let share = modernShare(after: first) else { return report(first, reporter) }
    let left = Int((deadline - .now) / .milliseconds(1))
    guard left > 0 else { return report(first, reporter) }
    var limited = settings
    limited.totalMilliseconds = left
    limited.startMilliseconds = min(settings.startMilliseconds / share, left)
    let second = await talk(source, plan, .modern, ModernSession(settings: limited))
    return report(tellsMore(second) ? second : first, reporter)
  }

  /// Where the other era is not spoken either, the first refusal is what explains it.
  private func tellsMore(_ second: Launched) -> Bool {
    guard case .success(let run) = second else { return false }
    guard case .failed(let trouble) = run.value.result else { return true }
    return trouble.hint == nil
      && [.protocolError, .unsupportedVersion, .noTools].contains(trouble.reason)
  }

  /// Whether the server may speak the stateless era: it asks for it, or it left or was silent since it does not know
  /// our first message. Nil if not; else into how many parts its time to start is cut, since such a server rarely
  /// speaks then either.
  private func modernShare(after first: Launched) -> Int? {
    guard case .success(let run) = first, case .failed(let trouble) = run.value.result else { return nil }
    switch trouble.hint {
    case .mayBeModern: return 1
    case .unanswered where trouble.reason == .startTimeout: return 3
    case .unanswered:
      // One that cannot start, or says what it misses, leaves again.
      let cannotStart = ["exit status 126", "exit status 127"].contains(run.ending.termination)
      let mayBeAsked =
        run.ending.termination.hasPrefix("exit status") && !cannotStart
        && StartTrouble.missingConfiguration(in: run.ending.standardErrorTail) == nil
      return mayBeAsked ? 3 : nil
    default: return nil
    }
  }

  private func talk(
    _ source: ServerSource, _ plan: LaunchPlan, _ era: ProtocolEra, _ session: some ListingSession
  ) async -> Launched {
    let settings = settings
    let recorder = ConversationRecorder.make(for: source, era: era, settings: settings, vault: vault)
    return await launcher.run(plan) { pipes -> Talk in
      let inbox = Inbox(recorder: recorder)
      let wire = StandardStreams(pipes: pipes, inbox: inbox, settings: settings)
      wire.start()
      let result = await Conversation(wire: RecordingWire.around(wire, recorder), inbox: inbox).run(session)
      await wire.close()
      return Talk(result: result, notes: wire.diagnostics, recorder: recorder)
    }
  }

  private func report(_ launched: Launched, _ reporter: OutcomeReporter) -> CrawlOutcome {
    switch launched {
    case .failure(let failure): return .failure(reporter.failure(failure))
    case .success(let run):
      if let recorder = run.value.recorder { settings.keepRecording?(reporter.source, recorder.bytes) }
      return reporter.outcome(run.value.result, notes: run.value.notes, ending: run.ending)
    }
  }

  private typealias Launched = Result<(value: Talk, ending: ChildEnding), LaunchFailure>

  private struct Talk: Sendable {
    let result: SessionResult
    let notes: [WireNote]
    let recorder: ConversationRecorder?
  }
}
