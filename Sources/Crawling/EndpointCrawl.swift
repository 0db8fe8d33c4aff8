import ToolModel
import Transfers

/// Lists a server that is an HTTP endpoint: finds out which era and transport it speaks, one after the other, all within
/// the limit for one server.
struct EndpointCrawl: Sendable {
  let settings: CrawlSettings
  let transfers: TransferEngine
  let vault: Vault

  func run(_ source: ServerSource, _ endpoint: Endpoint) async -> CrawlOutcome {
    if let hidden = endpoint.hiddenURL,
      vault.value(of: hidden, passesConfigured: settings.passesConfiguredEnvironment) == nil
    {
      return .failure(
        CrawlFailure(
          source: source, reason: .configurationRequired,
          message: "its URL holds a credential of the configuration: to send it there, give `--pass-config-env`"))
    }
    let deadline = ContinuousClock.now + .milliseconds(settings.totalMilliseconds)
    var place = url(endpoint)
    var attempt: EndpointAttempt? = EndpointAttempt.first(era: settings.era, path: endpoint.url)
    var tried: Set<EndpointAttempt> = []
    var kept: Talk?
    while let current = attempt {
      tried.insert(current)
      let recorder = ConversationRecorder.make(
        for: source, era: current == .modern ? .modern : .legacy, settings: settings, vault: vault)
      let talk = await talk(current, at: place, of: endpoint.url, headers(endpoint), recorder, until: deadline)
      place = talk.url
      guard case .failed(let trouble) = talk.result else {
        kept = talk
        break
      }
      kept = current.isWorthTelling(trouble, before: kept?.trouble) ? talk : kept ?? talk
      attempt = current.next(after: trouble, era: settings.era, tried: tried)
      if ContinuousClock.now >= deadline { attempt = nil }
    }
    let reporter = OutcomeReporter(source: source, settings: settings, vault: vault)
    guard let kept else {
      return reporter.outcome(.failed(Trouble(.interrupted, "the run was interrupted")), notes: [])
    }
    if let recorder = kept.recorder { settings.keepRecording?(source, recorder.bytes) }
    guard case .failed(var trouble) = kept.result, trouble.reason == .authRequired else {
      return reporter.outcome(kept.result, notes: kept.notes)
    }
    let probe = AuthorizationProbe(
      transfers: transfers, namedHosts: settings.namedHosts, deadline: min(deadline, .now + .seconds(15)))
    trouble.authorization = await probe.facts(of: kept.url, challenges: trouble.challenges)
    return reporter.outcome(.failed(trouble.advised(sent: !headers(endpoint).isEmpty)), notes: kept.notes)
  }

  private struct Talk: Sendable {
    let result: SessionResult
    let notes: [WireNote]
    /// Where the server is after redirects.
    let url: String
    let recorder: ConversationRecorder?

    var trouble: Trouble? { if case .failed(let trouble) = result { trouble } else { nil } }
  }

  private func talk(
    _ attempt: EndpointAttempt, at url: String, of source: String, _ headers: [TransferHeader],
    _ recorder: ConversationRecorder?, until deadline: ContinuousClock.Instant
  ) async -> Talk {
    var limited = settings
    limited.totalMilliseconds = max(1, Int((deadline - .now) / .milliseconds(1)))
    limited.startMilliseconds = min(settings.startMilliseconds, limited.totalMilliseconds)
    let inbox = Inbox(recorder: recorder)
    let exchange = HTTPExchange(transfers: transfers, settings: limited, headers: headers, url: source)
    switch attempt {
    case .modern, .legacy:
      let wire = StreamableHTTP(url: url, exchange: exchange, inbox: inbox)
      let conversation = Conversation(wire: RecordingWire.around(wire, recorder), inbox: inbox)
      let result =
        attempt == .modern
        ? await conversation.run(ModernSession(settings: limited))
        : await conversation.run(LegacySession(settings: limited))
      await wire.close()
      return Talk(result: result, notes: wire.diagnostics, url: wire.url, recorder: recorder)
    case .eventStream:
      let wire = EventStreamHTTP(url: url, exchange: exchange, inbox: inbox)
      wire.start()
      let result = await Conversation(wire: RecordingWire.around(wire, recorder), inbox: inbox).run(
        LegacySession(settings: limited))
      await wire.close()
      return Talk(result: result, notes: wire.diagnostics, url: url, recorder: recorder)
    }
  }

  private func url(_ endpoint: Endpoint) -> String {
    let base =
      endpoint.hiddenURL.flatMap { vault.value(of: $0, passesConfigured: settings.passesConfiguredEnvironment) }
      ?? endpoint.url
    guard !endpoint.query.isEmpty else { return base }
    let pairs = endpoint.query.map { field in
      let value =
        vault.value(of: field.value, passesConfigured: settings.passesConfiguredEnvironment)
        ?? Placeholder.text(field.value)
      // A key that is a credential itself: its value holds both.
      return field.name == SecretReference.mark ? value : "\(field.name)=\(value)"
    }
    return "\(base)?\(pairs.joined(separator: "&"))"
  }

  /// A header whose value may not be passed on is left out: a made-up credential would only be refused.
  private func headers(_ endpoint: Endpoint) -> [TransferHeader] {
    endpoint.headers.compactMap { field in
      vault.value(of: field.value, passesConfigured: settings.passesConfiguredEnvironment).map {
        TransferHeader(name: field.name, value: $0)
      }
    }
  }
}
