import Crawling
import LoopbackServer
import Testing
import ToolModel

/// What a server that wants credentials says about getting them, read from real exchanges on loopback.
@Suite struct AuthorizationTests {
  /// A server that wants credentials and an authorization server at one address; `documents` by path, `PORT` in them
  /// stands for the server's own.
  private func crawl(
    challenges: [String], status: Int = 401, _ documents: [String: String], path: String = "/mcp",
    headers: [(name: String, value: String)] = []
  ) async throws -> (facts: AuthorizationFacts?, failure: CrawlFailure?, asked: [String], credentials: [String]) {
    let host = try MCPHost { request in
      let port = request.header("Host")?.split(separator: ":").last.map(String.init) ?? ""
      if request.method == "GET" {
        guard let text = documents[request.path] else { return .whole(status: 404) }
        return .json(text.replacing("PORT", with: port))
      }
      return .json(
        "{}", status: status, headers: challenges.map { ("WWW-Authenticate", $0.replacing("PORT", with: port)) })
    }
    let failure = try await host.crawl(path, headers: headers).failure
    let reads = host.server.requests.filter { $0.method == "GET" }
    return (
      failure?.evidence.authorization, failure, reads.map(\.path),
      reads.flatMap { $0.headers.map(\.name) }.filter { ["authorization", "x-key"].contains($0.lowercased()) }
    )
  }

  private let resource =
    #"{"resource":"http://127.0.0.1:PORT/mcp","authorization_servers":["http://127.0.0.1:PORT/tenant"],"#
    + #""scopes_supported":["boxes:read","boxes:write"]}"#
  private let server =
    #"{"issuer":"http://127.0.0.1:PORT/tenant","authorization_endpoint":"http://127.0.0.1:PORT/authorize","#
    + #""token_endpoint":"http://127.0.0.1:PORT/token","registration_endpoint":"http://127.0.0.1:PORT/register","#
    + #""client_id_metadata_document_supported":true,"grant_types_supported":["authorization_code"],"#
    + #""code_challenge_methods_supported":["S256"],"scopes_supported":["boxes:read"]}"#

  @Test func everythingIsRecordedAndNothingFollowed() async throws {
    let found = try await crawl(
      challenges: [
        #"Bearer error="invalid_token", scope="boxes:read", resource_metadata="http://127.0.0.1:PORT/meta""#,
        #"Basic realm="a, b=\"c\"""#,
      ],
      ["/meta": resource, "/.well-known/oauth-authorization-server/tenant": server])
    let facts = try #require(found.facts)
    #expect(facts.schemes == ["bearer", "basic"])
    #expect(facts.error == "invalid_token")
    #expect(facts.scopesChallenged == ["boxes:read"])
    #expect(facts.scopesSupported == ["boxes:read", "boxes:write"])
    #expect(facts.resourceMatches == true)
    #expect(facts.resourceMetadata?.hasSuffix("/meta") == true)
    #expect(facts.servers.map(\.kind) == ["oauth"])
    #expect(facts.servers.map(\.registrations) == [["client-id-metadata-document", "dynamic"]])
    #expect(facts.servers.map(\.challengeMethods) == [["S256"]])
    #expect(facts.notes == [])
    #expect(found.failure?.reason == .authRequired)
    #expect(found.asked == ["/meta", "/.well-known/oauth-authorization-server/tenant"])
  }

  @Test func placesAreAskedInTheOrderOfTheSpecification() async throws {
    let found = try await crawl(challenges: ["Bearer"], [:], path: "/a/mcp")
    #expect(
      found.asked == [
        "/.well-known/oauth-protected-resource/a/mcp", "/.well-known/oauth-protected-resource",
        "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration",
      ])
    #expect(found.facts?.servers == [])
    let known = try await crawl(
      challenges: [], ["/.well-known/oauth-protected-resource/mcp": resource])
    #expect(
      known.asked == [
        "/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-authorization-server/tenant",
        "/.well-known/openid-configuration/tenant", "/tenant/.well-known/openid-configuration",
      ])
    #expect(known.facts?.notes == ["an authorization server shows no metadata"])
  }

  @Test func noCredentialGoesToAMetadataPlace() async throws {
    let found = try await crawl(
      challenges: [#"Bearer resource_metadata="http://127.0.0.1:PORT/meta""#], ["/meta": resource],
      headers: [("Authorization", "Bearer swordfish-1"), ("X-Key", "swordfish-2")])
    #expect(found.asked.first == "/meta")
    #expect(found.credentials == [])
    #expect(found.failure?.message == "the server does not take the credentials that it was given")
  }

  @Test(arguments: [
    ("https://10.0.0.1/meta", "metadata at an address of this machine or network were not read"),
    ("http://shelf.example/meta", "metadata over plain http were not read"),
    ("file:///etc/passwd", "the challenge names metadata at something that is no http or https URL"),
    ("https://169.254.169.254/latest", "metadata at an address of this machine or network were not read"),
  ])
  func hostilePlacesAreNotRead(place: String, note: String) async throws {
    let found = try await crawl(challenges: [#"Bearer resource_metadata="\#(place)""#], [:])
    #expect(found.facts?.notes.first == note)
    #expect(found.asked == [])
  }

  @Test func aWrongIssuerIsNotTaken() async throws {
    let found = try await crawl(
      challenges: ["Bearer"],
      [
        "/.well-known/oauth-protected-resource": resource.replacing("/mcp", with: "/other"),
        "/.well-known/oauth-authorization-server/tenant": server.replacing("/tenant", with: "/other"),
      ])
    #expect(found.facts?.resourceMatches == false)
    #expect(found.facts?.servers.map(\.metadata) == [nil])
    #expect(
      found.facts?.notes == [
        "the metadata are of another resource than this endpoint",
        "the metadata at an issuer's place are of another issuer", "an authorization server shows no metadata",
      ])
  }

  /// Challenges in every shape, and the schemes that are read in them.
  @Test(
    arguments: [
      (["Bearer"], ["bearer"], nil),
      (["bearer realm=\"x\", scope=\"a b\""], ["bearer"], "a b"),
      (["Negotiate, Basic realm=\"x\", Bearer scope=a"], ["negotiate", "basic", "bearer"], "a"),
      (["Basic QWxhZGRpbg==, Bearer scope = \"a\""], ["basic", "bearer"], "a"),
      (["Digest realm=\"Bearer scope=\\\"no\\\"\", nonce=\"1\""], ["digest"], nil),
      (["Bearer scope=\"a", "Bearer scope=\"b\""], ["bearer"], "a"),
      ([",, ;;=\"\" Bearer"], ["bearer"], nil),
      ([""], [], nil),
    ] as [([String], [String], String?)])
  func challengesAreRead(fields: [String], schemes: [String], scope: String?) async throws {
    let found = try await crawl(challenges: fields, [:])
    #expect(found.facts?.schemes == schemes)
    #expect(found.facts?.scopesChallenged.joined(separator: " ") == scope ?? "")
  }

  @Test func aLargeDocumentIsNotRead() async throws {
    let found = try await crawl(
      challenges: ["Bearer"],
      ["/.well-known/oauth-protected-resource": String(repeating: " ", count: 300_000) + resource])
    #expect(found.facts?.notes == ["metadata of more than 262144 bytes were not read"])
  }

  @Test func aScopeThatIsTooSmallIsTold() async throws {
    let found = try await crawl(
      challenges: [#"Bearer error="insufficient_scope", scope="boxes:admin""#], status: 403, [:])
    #expect(found.failure?.reason == .authRequired)
    #expect(found.facts?.error == "insufficient_scope")
    #expect(found.facts?.scopesChallenged == ["boxes:admin"])
  }
}
