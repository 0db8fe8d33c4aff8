import Processes
import ToolModel

/// Turns the end of a conversation into the one outcome of its server.
struct OutcomeReporter: Sendable {
  let source: ServerSource
  let settings: CrawlSettings
  let redactor: EvidenceRedactor
  let echo: EchoRedactor

  init(source: ServerSource, settings: CrawlSettings, vault: Vault) {
    self.source = source
    self.settings = settings
    redactor = EvidenceRedactor(source: source, vault: vault, settings: settings)
    echo = EchoRedactor(source: source, vault: vault, settings: settings)
  }

  /// `ending` is how the child ended, where there was one.
  func outcome(_ result: SessionResult, notes: [WireNote], ending: ChildEnding? = nil) -> CrawlOutcome {
    switch result {
    case .failed(let trouble): .failure(failure(trouble, notes: notes, ending: ending))
    case .listed(let listing): .success(snapshot(listing, notes: notes, ending: ending))
    }
  }

  /// A command that was not started.
  func failure(_ failure: LaunchFailure) -> CrawlFailure {
    let reason: CrawlFailure.Reason =
      switch failure.reason {
      case .notFound, .spawnFailed: .spawnFailed
      case .sandboxUnavailable: .sandboxUnavailable
      }
    return CrawlFailure(source: source, reason: reason, message: redactor.redact(failure.detail))
  }

  private func snapshot(_ listing: SessionListing, notes: [WireNote], ending: ChildEnding?) -> ToolSnapshot {
    var remarks = notes.map { Diagnostic(code: $0.code, message: redactor.redact($0.message)) }
    let (listing, repeatsSecrets) = echo.redact(listing)
    if repeatsSecrets {
      remarks.append(
        Diagnostic(
          code: "repeated-credentials",
          message: "the server repeats credentials that it was given in what it lists; they were taken out"))
    }
    let heard = listing.diagnostics.map { diagnostic in
      Diagnostic(
        code: diagnostic.code, message: redactor.redact(diagnostic.message),
        pointer: diagnostic.pointer.map(redactor.redact))
    }
    return ToolSnapshot(
      source: source, takenAt: settings.now(), protocolVersion: listing.facts.revision,
      serverInfo: listing.facts.info, instructions: listing.facts.instructions,
      capabilities: listing.facts.capabilities, tools: listing.tools,
      completeness: redacted(listing.completeness),
      diagnostics: remarks + heard + lastWords(listing, ending),
      confinement: ending?.confinement ?? [], freshness: listing.facts.freshness, relisting: listing.relisting)
  }

  /// How a server ended that left in the middle of its list, and what it said then.
  private func lastWords(_ listing: SessionListing, _ ending: ChildEnding?) -> [Diagnostic] {
    guard let ending, listing.completeness != .complete, ending.leftByItself else { return [] }
    let tail = redactor.redact(tail: ending.standardErrorTail).suffix(5).map { "`\($0)`" }.joined(separator: ", ")
    let words = tail.isEmpty ? "" : "; the last lines of its standard error: \(tail)"
    return [Diagnostic(code: "left-early", message: "the server left with \(ending.termination)\(words)")]
  }

  private func redacted(_ completeness: Completeness) -> Completeness {
    guard case .partial(let why) = completeness else { return completeness }
    return .partial(why: redactor.redact(why))
  }

  private func failure(_ trouble: Trouble, notes: [WireNote], ending: ChildEnding?) -> CrawlFailure {
    let tail = redactor.redact(tail: ending?.standardErrorTail ?? [])
    var reason = trouble.reason
    var message = trouble.message
    if let ending, reason == .exitedEarly {
      (reason, message) = explain(ending, tail: tail, otherwise: message)
    }
    let detail = ([trouble.detail].compactMap(\.self) + notes.map(\.message)).joined(separator: "; ")
    return CrawlFailure(
      source: source, reason: reason, message: redactor.redact(message),
      evidence: CrawlFailure.Evidence(
        termination: ending?.termination, standardErrorTail: tail, httpStatus: trouble.httpStatus,
        detail: detail.isEmpty ? nil : redactor.redact(detail),
        authorization: trouble.authorization.map(redactor.redact)))
  }

  private func explain(
    _ ending: ChildEnding, tail: [String], otherwise: String
  ) -> (CrawlFailure.Reason, String) {
    if ending.termination == "exit status 127" || ending.termination == "exit status 126" {
      return (
        .spawnFailed,
        "the command could not be started (\(ending.termination)); is everything that it calls installed?\(advice(ending))"
      )
    }
    if ending.termination.hasSuffix(" limit") {
      return (.exitedEarly, "the server was stopped: it passed the \(ending.termination)")
    }
    if ending.termination.hasPrefix("exit status"),
      let name = StartTrouble.missingConfiguration(in: ending.standardErrorTail)
    {
      let what = name.isEmpty ? "a setting" : "`\(name)`"
      return (
        .configurationRequired,
        "the server misses \(what) and left (\(ending.termination)); give it in the configuration and pass it on"
      )
    }
    return (.exitedEarly, "\(otherwise) (\(ending.termination))\(advice(ending))")
  }

  /// What may help a confined server, with a semicolon before it.
  private func advice(_ ending: ChildEnding) -> String {
    guard settings.confinement == .sandbox, !ending.confinement.isEmpty else { return "" }
    let found = SandboxTrouble.advice(in: ending.standardErrorTail, allowsNetwork: settings.allowsNetwork)
    return found.map { "; \($0)" } ?? ""
  }
}
