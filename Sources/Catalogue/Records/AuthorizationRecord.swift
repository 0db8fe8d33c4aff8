import JSONText
import ToolModel

/// How credentials of a server are got, as JSON.
enum AuthorizationRecord {
  static func append(_ facts: AuthorizationFacts, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("schemes", facts.schemes)
      writer.member("error", facts.error)
      writer.member("scopesChallenged", facts.scopesChallenged)
      writer.member("resourceMetadata", facts.resourceMetadata)
      writer.member("resource", facts.resource)
      writer.member("resourceMatches", facts.resourceMatches.map { $0 ? 1 : 0 })
      writer.member("scopesSupported", facts.scopesSupported)
      writer.member("notes", facts.notes)
      writer.key("servers")
      writer.array { writer in for server in facts.servers { append(server, to: &writer) } }
    }
  }

  private static func append(_ server: AuthorizationFacts.Server, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("issuer", server.issuer)
      writer.member("metadata", server.metadata)
      writer.member("kind", server.kind)
      writer.member("authorizationEndpoint", server.authorizationEndpoint)
      writer.member("tokenEndpoint", server.tokenEndpoint)
      writer.member("registrationEndpoint", server.registrationEndpoint)
      writer.member("registrations", server.registrations)
      writer.member("grantTypes", server.grantTypes)
      writer.member("challengeMethods", server.challengeMethods)
      writer.member("scopesSupported", server.scopesSupported)
    }
  }

  static func facts(_ record: StoredJSON) throws -> AuthorizationFacts {
    var facts = AuthorizationFacts()
    facts.schemes = try record.texts("schemes")
    facts.error = record.optionalText("error")
    facts.scopesChallenged = try record.texts("scopesChallenged")
    facts.resourceMetadata = record.optionalText("resourceMetadata")
    facts.resource = record.optionalText("resource")
    facts.resourceMatches = record.optionalInteger("resourceMatches").map { $0 == 1 }
    facts.scopesSupported = try record.texts("scopesSupported")
    facts.notes = try record.texts("notes")
    facts.servers = try record.list("servers").map(server)
    return facts
  }

  private static func server(_ record: StoredJSON) throws -> AuthorizationFacts.Server {
    var server = AuthorizationFacts.Server()
    server.issuer = try record.text("issuer")
    server.metadata = record.optionalText("metadata")
    server.kind = record.optionalText("kind")
    server.authorizationEndpoint = record.optionalText("authorizationEndpoint")
    server.tokenEndpoint = record.optionalText("tokenEndpoint")
    server.registrationEndpoint = record.optionalText("registrationEndpoint")
    server.registrations = try record.texts("registrations")
    server.grantTypes = try record.texts("grantTypes")
    server.challengeMethods = try record.texts("challengeMethods")
    server.scopesSupported = try record.texts("scopesSupported")
    return server
  }
}
