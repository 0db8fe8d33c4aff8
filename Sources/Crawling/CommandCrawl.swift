import Processes
import ToolModel

/// Lists a server that is a command: starts it, talks over its standard streams, ends it.
struct CommandCrawl: Sendable {
  let settings: CrawlSettings
  let launcher: Launcher
  let vault: Vault

  func run(_ source: ServerSource, _ command: CommandLine) async -> CrawlOutcome {
    let plan = LaunchComposer(settings: settings, vault: vault).plan(command)
    let settings = settings
    let launched = await launcher.run(plan) { pipes -> Talk in
      let inbox = Inbox()
      let wire = StandardStreams(pipes: pipes, inbox: inbox, settings: settings)
      wire.start()
      let result = await Conversation(wire: wire, inbox: inbox).run(LegacySession(settings: settings))
      await wire.close()
      return Talk(result: result, notes: wire.diagnostics)
    }
    let reporter = OutcomeReporter(
      source: source, settings: settings, redactor: EvidenceRedactor(vault: vault, settings: settings))
    switch launched {
    case .failure(let failure): return .failure(reporter.failure(failure))
    case .success(let run): return reporter.outcome(run.value.result, notes: run.value.notes, ending: run.ending)
    }
  }

  private struct Talk: Sendable {
    let result: SessionResult
    let notes: [WireNote]
  }
}
