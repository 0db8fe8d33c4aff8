import JSONText
import ToolModel
import Transfers

/// Reads the two metadata documents into facts. Lists and texts of a server are cut.
enum AuthorizationDocuments {
  private static let maximumEntries = 50
  private static let maximumText = 500

  /// Takes in protected-resource metadata (RFC 9728, section 2); the issuers it names.
  static func readResource(
    _ document: JSONValue, endpoint: CanonicalURL, into facts: inout AuthorizationFacts
  ) -> [String] {
    facts.resource = text(document.present("resource"))
    facts.scopesSupported = texts(document.present("scopes_supported"))
    let matches = facts.resource.flatMap(CanonicalURL.parse).map { isAbove($0, endpoint) } ?? false
    facts.resourceMatches = matches
    if !matches { facts.notes.append("the metadata are of another resource than this endpoint") }
    let issuers = texts(document.present("authorization_servers"))
    if issuers.isEmpty { facts.notes.append("the metadata name no authorization server") }
    return issuers
  }

  /// What a document says of an authorization server; nil if it is none for this issuer, which must be named exactly
  /// (RFC 8414, section 3.3).
  static func readServer(
    _ document: JSONValue, issuer: String, at place: WellKnownPlaces.Place
  ) -> AuthorizationFacts.Server? {
    guard document.present("issuer")?.string == issuer else { return nil }
    var server = AuthorizationFacts.Server()
    server.issuer = issuer
    server.metadata = place.url
    server.kind = place.kind
    server.authorizationEndpoint = text(document.present("authorization_endpoint"))
    server.tokenEndpoint = text(document.present("token_endpoint"))
    server.registrationEndpoint = text(document.present("registration_endpoint"))
    if document.present("client_id_metadata_document_supported")?.boolean == true {
      server.registrations.append("client-id-metadata-document")
    }
    if server.registrationEndpoint != nil { server.registrations.append("dynamic") }
    if server.registrations.isEmpty { server.registrations = ["by-hand"] }
    server.grantTypes = texts(document.present("grant_types_supported"))
    server.challengeMethods = texts(document.present("code_challenge_methods_supported"))
    server.scopesSupported = texts(document.present("scopes_supported"))
    return server
  }

  /// True if the resource is the endpoint itself or one whose path lies above it.
  private static func isAbove(_ resource: CanonicalURL, _ endpoint: CanonicalURL) -> Bool {
    guard resource.origin == endpoint.origin else { return false }
    let base = resource.path.hasSuffix("/") ? String(resource.path.dropLast()) : resource.path
    return base.isEmpty || endpoint.path == base || endpoint.path.hasPrefix(base + "/")
  }

  static func text(_ value: JSONValue?) -> String? { value?.string.map(cut) }

  private static func texts(_ value: JSONValue?) -> [String] {
    guard let value, value.kind == .array else { return [] }
    return value.elements.prefix(maximumEntries).compactMap(\.string).map(cut)
  }

  static func cut(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(maximumText)))
  }
}
