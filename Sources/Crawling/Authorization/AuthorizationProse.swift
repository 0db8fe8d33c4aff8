import ToolModel

/// What stands behind a server's challenges, in one line for people.
enum AuthorizationProse {
  /// `scopes: a b; authorization server https://as.example (oauth; registration: dynamic)`; empty if nothing is known
  /// beside the challenges.
  static func text(_ facts: AuthorizationFacts) -> String {
    var phrases: [String] = []
    if facts.scopesChallenged.isEmpty, !facts.scopesSupported.isEmpty {
      phrases.append("scopes: \(facts.scopesSupported.prefix(20).joined(separator: " "))")
    }
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
