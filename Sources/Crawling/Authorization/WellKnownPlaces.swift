import Transfers

/// Where metadata documents stand, in the order in which clients ask (MCP specification, section Authorization).
enum WellKnownPlaces {
  /// A place and whose form its document has.
  struct Place: Sendable, Hashable {
    let url: String
    /// `oauth` or `oidc`.
    let kind: String
  }

  /// Protected-resource metadata of an endpoint (RFC 9728, section 3.1): with its path first, then at the root.
  static func ofResource(_ endpoint: CanonicalURL) -> [String] {
    let root = endpoint.origin + "/.well-known/oauth-protected-resource"
    let path = suffix(endpoint)
    return path.isEmpty ? [root] : [root + path, root]
  }

  /// Authorization-server metadata of an issuer: RFC 8414, section 3.1, with the path behind; OpenID Connect Discovery
  /// with the path behind, then before.
  static func ofIssuer(_ issuer: CanonicalURL) -> [Place] {
    let oauth = "/.well-known/oauth-authorization-server"
    let oidc = "/.well-known/openid-configuration"
    let path = suffix(issuer)
    guard !path.isEmpty else {
      return [Place(url: issuer.origin + oauth, kind: "oauth"), Place(url: issuer.origin + oidc, kind: "oidc")]
    }
    return [
      Place(url: issuer.origin + oauth + path, kind: "oauth"), Place(url: issuer.origin + oidc + path, kind: "oidc"),
      Place(url: issuer.origin + path + oidc, kind: "oidc"),
    ]
  }

  /// The path without a slash at its end.
  private static func suffix(_ url: CanonicalURL) -> String {
    var path = url.path[...]
    while path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }
}
