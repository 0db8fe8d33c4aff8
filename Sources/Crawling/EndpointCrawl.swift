import ToolModel
import Transfers

/// Lists a server that is an HTTP endpoint.
struct EndpointCrawl: Sendable {
  let settings: CrawlSettings
  let transfers: TransferEngine
  let vault: Vault

  func run(_ source: ServerSource, _ endpoint: Endpoint) async -> CrawlOutcome {
    let inbox = Inbox()
    let wire = StreamableHTTP(
      url: url(endpoint), headers: headers(endpoint), inbox: inbox, settings: settings, transfers: transfers)
    let result = await Conversation(wire: wire, inbox: inbox).run(LegacySession(settings: settings))
    await wire.close()
    return OutcomeReporter(
      source: source, settings: settings, redactor: EvidenceRedactor(vault: vault, settings: settings)
    ).outcome(result, notes: wire.diagnostics)
  }

  private func url(_ endpoint: Endpoint) -> String {
    guard !endpoint.query.isEmpty else { return endpoint.url }
    let pairs = endpoint.query.map { field in
      let value =
        vault.value(of: field.value, passesConfigured: settings.passesConfiguredEnvironment)
        ?? Placeholder.text(field.value)
      return "\(field.name)=\(value)"
    }
    return "\(endpoint.url)?\(pairs.joined(separator: "&"))"
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
