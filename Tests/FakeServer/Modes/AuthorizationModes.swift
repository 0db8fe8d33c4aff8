import LoopbackServer

extension Mode {
  /// Servers that want credentials.
  static let authorization: [Mode] = [
    .web("http-401-bare", "wants credentials and says nothing of them") { request in
      request.method == "POST" ? .whole(status: 401) : .whole(status: 404)
    },
    .web("http-401-basic", "wants a name and a password") { _ in
      .whole(status: 401, headers: [("WWW-Authenticate", #"Basic realm="shelf", charset="UTF-8""#)])
    },
    .web("http-401-metadata", "says by both metadata documents how a token is got") { request in
      let origin = "http://\(request.header("Host") ?? "")"
      switch request.path {
      case "/.well-known/oauth-protected-resource/mcp":
        return .json(
          #"{"resource":"\#(origin)/mcp","authorization_servers":["\#(origin)/desk"],"scopes_supported":["boxes:read"]}"#
        )
      case "/.well-known/openid-configuration/desk":
        return .json(
          #"{"issuer":"\#(origin)/desk","authorization_endpoint":"\#(origin)/a","token_endpoint":"\#(origin)/t","#
            + #""registration_endpoint":"\#(origin)/r","code_challenge_methods_supported":["S256"]}"#)
      case "/mcp": return .whole(status: 401, headers: [("WWW-Authenticate", "Bearer")])
      default: return .whole(status: 404)
      }
    },
    .web("http-401-private-metadata", "names metadata at a private address") { _ in
      .whole(
        status: 401, headers: [("WWW-Authenticate", #"Bearer resource_metadata="https://10.0.0.1/secret""#)])
    },
    .web("http-401-endless-metadata", "has metadata that never end") { request in
      request.path == "/mcp"
        ? .whole(status: 401, headers: [("WWW-Authenticate", "Bearer")])
        : .endless(
          headers: [("Content-Type", "application/json")],
          LoopbackReply.Piece([UInt8](repeating: 0x20, count: 1 << 16)))
    },
    .web("http-401-redirecting-metadata", "has metadata that redirect to a metadata address of a cloud") { request in
      request.path == "/mcp"
        ? .whole(status: 401, headers: [("WWW-Authenticate", "Bearer")])
        : .whole(status: 302, headers: [("Location", "http://169.254.169.254/latest/")])
    },
    .web("http-401-many-issuers", "names 5,000 authorization servers") { request in
      let origin = "http://\(request.header("Host") ?? "")"
      guard request.path != "/mcp" else { return .whole(status: 401, headers: [("WWW-Authenticate", "Bearer")]) }
      guard request.path.contains("oauth-protected-resource") else { return .whole(status: 404) }
      let issuers = (0..<5_000).map { #""\#(origin)/\#($0)""# }.joined(separator: ",")
      return .json(#"{"resource":"\#(origin)/mcp","authorization_servers":[\#(issuers)]}"#)
    },
    .web("http-401-odd-challenge", "has challenges that nobody can read") { _ in
      .whole(
        status: 401,
        headers: [
          ("WWW-Authenticate", #",,="",Bearer scope="unterminated"#),
          ("WWW-Authenticate", String(repeating: #"Bearer a="b","#, count: 2_000)),
        ])
    },
  ]
}
