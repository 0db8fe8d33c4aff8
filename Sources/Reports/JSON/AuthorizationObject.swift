import JSONText
import ToolModel

/// How credentials of a server are got, as every JSON report writes it.
enum AuthorizationObject {
  static func write(_ facts: AuthorizationFacts, to object: inout JSONWriter) {
    object.object {
      write("schemes", facts.schemes, to: &$0)
      write("error", facts.error, to: &$0)
      write("scopesChallenged", facts.scopesChallenged, to: &$0)
      write("scopesSupported", facts.scopesSupported, to: &$0)
      write("resourceMetadata", facts.resourceMetadata, to: &$0)
      write("resource", facts.resource, to: &$0)
      $0.key("resourceMatches")
      if let matches = facts.resourceMatches { $0.boolean(matches) } else { $0.null() }
      $0.key("servers")
      $0.array { list in for server in facts.servers { write(server, to: &list) } }
      write("notes", facts.notes, to: &$0)
    }
  }

  private static func write(_ server: AuthorizationFacts.Server, to list: inout JSONWriter) {
    list.object {
      write("issuer", server.issuer, to: &$0)
      write("metadata", server.metadata, to: &$0)
      write("kind", server.kind, to: &$0)
      write("authorizationEndpoint", server.authorizationEndpoint, to: &$0)
      write("tokenEndpoint", server.tokenEndpoint, to: &$0)
      write("registrationEndpoint", server.registrationEndpoint, to: &$0)
      write("registrations", server.registrations, to: &$0)
      write("grantTypes", server.grantTypes, to: &$0)
      write("challengeMethods", server.challengeMethods, to: &$0)
      write("scopesSupported", server.scopesSupported, to: &$0)
    }
  }

  private static func write(_ key: String, _ text: String?, to object: inout JSONWriter) {
    object.key(key)
    if let text { object.string(text) } else { object.null() }
  }

  private static func write(_ key: String, _ texts: [String], to object: inout JSONWriter) {
    object.key(key)
    object.array { list in for text in texts { list.string(text) } }
  }
}
