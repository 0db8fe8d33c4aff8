import ToolModel

/// What a server wants, in one line for people.
enum AuthorizationProse {
  /// `schemes: bearer; scopes: a b; authorization server https://as.example (oauth; registration: dynamic)`; empty if
  /// nothing is known.
  static func text(_ facts: AuthorizationFacts) -> String {
    var phrases: [String] = []
    if !facts.schemes.isEmpty { phrases.append("schemes: \(facts.schemes.joined(separator: ", "))") }
    if let error = facts.error { phrases.append("error: \(error)") }
    let scopes = facts.scopesChallenged.isEmpty ? facts.scopesSupported : facts.scopesChallenged
    if !scopes.isEmpty { phrases.append("scopes: \(scopes.prefix(20).joined(separator: " "))") }
    if let metadata = facts.resourceMetadata { phrases.append("metadata: \(metadata)") }
    for server in facts.servers {
      var inside = [server.kind ?? "no metadata"]
      if !server.registrations.isEmpty {
        inside.append("registration: \(server.registrations.joined(separator: ", "))")
      }
      phrases.append("authorization server \(server.issuer) (\(inside.joined(separator: "; ")))")
    }
    return (phrases + facts.notes).joined(separator: "; ")
  }
}
