/// How a server that wants credentials says they are got: its challenges and the two metadata documents behind them.
/// Recorded, never followed further. Everything is the server's word: hostile until escaped, redacted, bounded.
package struct AuthorizationFacts: Sendable, Hashable {
  /// Authentication schemes of the challenges in lower case, in their order: `bearer`, `basic` (RFC 9110, section 11.1).
  package var schemes: [String] = []
  /// `error` of a bearer challenge (RFC 6750, section 3.1): `invalid_token`, `insufficient_scope`.
  package var error: String?
  /// Scopes that the challenge names.
  package var scopesChallenged: [String] = []
  /// Where the protected-resource metadata (RFC 9728) were found; nil if they were not.
  package var resourceMetadata: String?
  /// `resource` of that document.
  package var resource: String?
  /// Whether `resource` is the endpoint or stands above it; nil without a document.
  package var resourceMatches: Bool?
  /// Scopes that the resource supports.
  package var scopesSupported: [String] = []
  /// Authorization servers, in the order of the document.
  package var servers: [Server] = []
  /// What is missing, refused or not as the specification says; our words.
  package var notes: [String] = []

  package init() {}

  /// What an authorization server says of itself (RFC 8414, OpenID Connect Discovery 1.0).
  package struct Server: Sendable, Hashable {
    package var issuer = ""
    /// Where its metadata were found; nil if they were not.
    package var metadata: String?
    /// `oauth` or `oidc`, after the document that was found.
    package var kind: String?
    package var authorizationEndpoint: String?
    package var tokenEndpoint: String?
    package var registrationEndpoint: String?
    /// How a client can get an id: `client-id-metadata-document`, `dynamic`, else `by-hand`.
    package var registrations: [String] = []
    package var grantTypes: [String] = []
    /// PKCE methods; a server without `S256` must be refused by clients.
    package var challengeMethods: [String] = []
    package var scopesSupported: [String] = []

    package init() {}
  }
}
