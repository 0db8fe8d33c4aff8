import ToolModel

/// Takes secrets out of what servers and systems say before it becomes evidence.
struct EvidenceRedactor: Sendable {
  private let scanner: SecretScanner

  /// Knows the secrets of the server's source and the values that the user passes on; no server knows those of others.
  init(source: ServerSource, vault: Vault, settings: CrawlSettings) {
    let passed = settings.passedEnvironment.values.filter { $0.utf8.count >= 4 }.sorted()
    scanner = SecretScanner(SecretForms.all(of: vault.secrets(of: source) + passed + settings.packages.secrets))
  }

  /// The text with every known secret, in whatever form, replaced by the mark, and words that look like credentials too.
  func redact(_ text: String) -> String { CredentialShape.redactWords(in: scanner.redacted(text) ?? text) }

  /// A server may write our own secret into what it says of credentials.
  func redact(_ facts: AuthorizationFacts) -> AuthorizationFacts {
    var clean = facts
    clean.schemes = facts.schemes.map(redact)
    clean.error = facts.error.map(redact)
    clean.scopesChallenged = facts.scopesChallenged.map(redact)
    clean.resourceMetadata = facts.resourceMetadata.map(redact)
    clean.resource = facts.resource.map(redact)
    clean.scopesSupported = facts.scopesSupported.map(redact)
    clean.servers = facts.servers.map { server in
      var clean = server
      clean.issuer = redact(server.issuer)
      clean.metadata = server.metadata.map(redact)
      clean.authorizationEndpoint = server.authorizationEndpoint.map(redact)
      clean.tokenEndpoint = server.tokenEndpoint.map(redact)
      clean.registrationEndpoint = server.registrationEndpoint.map(redact)
      clean.grantTypes = server.grantTypes.map(redact)
      clean.challengeMethods = server.challengeMethods.map(redact)
      clean.scopesSupported = server.scopesSupported.map(redact)
      return clean
    }
    return clean
  }

  /// The last lines, each cut to 500 characters.
  func redact(tail lines: [String]) -> [String] {
    lines.suffix(20).map { redact(String($0.prefix(500))) }
  }
}
