import JSONText
import ToolModel
import Transfers

/// Reads what a server that wants credentials says about getting them. Each document is asked for once, without any of
/// our fields, through the address guard, and no redirect is followed: these addresses are the server's choice.
struct AuthorizationProbe: Sendable {
  let transfers: TransferEngine
  let namedHosts: Set<String>
  let deadline: ContinuousClock.Instant

  /// For one document.
  private static let maximumBytes = 256 << 10
  private static let maximumMilliseconds = 5_000
  /// Authorization servers that are asked.
  private static let maximumServers = 3

  /// `endpoint` is where the challenges came from.
  func facts(of endpoint: String, challenges fields: [String]) async -> AuthorizationFacts {
    var facts = AuthorizationFacts()
    let challenges = AuthorizationChallenge.read(fields)
    for challenge in challenges where !facts.schemes.contains(challenge.scheme) {
      facts.schemes.append(AuthorizationDocuments.cut(challenge.scheme))
    }
    let bearer = challenges.first { $0.scheme == "bearer" }
    facts.error = bearer?.parameters["error"].map(AuthorizationDocuments.cut)
    facts.scopesChallenged = (bearer?.parameters["scope"] ?? "").split(separator: " ").prefix(50).map {
      AuthorizationDocuments.cut(String($0))
    }
    // Other schemes know no metadata.
    guard let here = CanonicalURL.parse(endpoint), bearer != nil || challenges.isEmpty else { return facts }
    let issuers = await readResource(here, named: bearer?.parameters["resource_metadata"], into: &facts)
    for issuer in issuers.prefix(Self.maximumServers) { await readServer(issuer, into: &facts) }
    if issuers.count > Self.maximumServers {
      facts.notes.append("\(issuers.count - Self.maximumServers) further authorization servers were not asked")
    }
    return facts
  }

  /// The issuers of the resource. Servers of revision 2025-03-26 have no document about themselves: their own origin is
  /// the issuer.
  private func readResource(
    _ endpoint: CanonicalURL, named: String?, into facts: inout AuthorizationFacts
  ) async -> [String] {
    var places = WellKnownPlaces.ofResource(endpoint)
    if let named {
      guard let target = CanonicalURL.parse(named) else {
        facts.notes.append("the challenge names metadata at something that is no http or https URL")
        return []
      }
      places = [target.requestText]
    }
    for place in places {
      guard let document = await read(place, into: &facts), document.kind == .object else { continue }
      facts.resourceMetadata = Self.shown(place)
      return AuthorizationDocuments.readResource(document, endpoint: endpoint, into: &facts)
    }
    guard named == nil else {
      facts.notes.append("the metadata that the challenge names could not be read")
      return []
    }
    return [endpoint.origin]
  }

  private func readServer(_ issuer: String, into facts: inout AuthorizationFacts) async {
    var server = AuthorizationFacts.Server()
    server.issuer = issuer
    guard let url = CanonicalURL.parse(issuer) else {
      facts.notes.append("an issuer is no http or https URL")
      facts.servers.append(server)
      return
    }
    for place in WellKnownPlaces.ofIssuer(url) {
      guard let document = await read(place.url, into: &facts), document.kind == .object else { continue }
      if let found = AuthorizationDocuments.readServer(document, issuer: issuer, at: place) {
        server = found
        break
      }
      facts.notes.append("the metadata at an issuer's place are of another issuer")
    }
    // Without a document about the resource the origin was only a guess.
    if server.metadata == nil, facts.resourceMetadata == nil { return }
    if server.metadata == nil { facts.notes.append("an authorization server shows no metadata") }
    if server.metadata != nil, !server.challengeMethods.contains("S256") {
      facts.notes.append("an authorization server does not announce PKCE with S256; clients must refuse it")
    }
    facts.servers.append(server)
  }

  /// The document at a place; nil if there is none. Plain http only on hosts that the user named.
  private func read(_ place: String, into facts: inout AuthorizationFacts) async -> JSONValue? {
    guard let url = CanonicalURL.parse(place) else { return nil }
    guard url.scheme == "https" || namedHosts.contains(url.host) else {
      note("metadata over plain http were not read", &facts)
      return nil
    }
    let left = Int((deadline - .now) / .milliseconds(1))
    guard left > 0 else {
      note("no time was left for the metadata", &facts)
      return nil
    }
    var request = TransferRequest(method: .get, url: url.requestText)
    request.headers = [TransferHeader(name: "Accept", value: "application/json")]
    let milliseconds = min(left, Self.maximumMilliseconds)
    request.limits = TransferLimits(
      connectMilliseconds: milliseconds, totalMilliseconds: milliseconds, bodyBytes: Self.maximumBytes)
    request.addressGuard = AddressGuard(namedHosts: namedHosts)
    request.closesConnection = true
    switch await transfers.run(request) {
    case .failure(let failure):
      if failure.reason == .blocked { note("metadata at an address of this machine or network were not read", &facts) }
      if failure.reason == .tooLarge { note("metadata of more than \(Self.maximumBytes) bytes were not read", &facts) }
      return nil
    case .success(let response):
      if (300..<400).contains(response.status) { note("metadata that stand elsewhere were not read", &facts) }
      guard response.status == 200 else { return nil }
      return try? JSONDocument(response.body, limits: .message(bytes: Self.maximumBytes)).root
    }
  }

  private func note(_ text: String, _ facts: inout AuthorizationFacts) {
    if !facts.notes.contains(text) { facts.notes.append(text) }
  }

  /// Without the query.
  private static func shown(_ url: String) -> String { String(url.prefix { $0 != "?" }) }
}
