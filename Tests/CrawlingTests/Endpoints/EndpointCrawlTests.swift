import Crawling
import LoopbackServer
import Processes
import Testing
import ToolModel
import Transfers

/// Streamable HTTP against a server on loopback.
@Suite struct EndpointCrawlTests {
  @Test func listsAndClosesTheSession() async throws {
    let host = try MCPHost()
    defer { host.server.stop() }
    let snapshot = try await host.crawl().get()
    #expect(snapshot.tools.map(\.name) == ["list_berths", "free_berth"])
    #expect(snapshot.completeness == .complete)
    let requests = Array(host.server.requests.drop { $0.header("Mcp-Method") != nil })
    #expect(requests.map(\.method) == ["POST", "POST", "POST", "DELETE"])
    #expect(requests.map { $0.header("Mcp-Session-Id") } == [nil, "berth-7", "berth-7", "berth-7"])
    #expect(requests.map { $0.header("MCP-Protocol-Version") } == [nil, "2025-11-25", "2025-11-25", "2025-11-25"])
    #expect(requests.allSatisfy { $0.header("Accept") == "application/json, text/event-stream" })
    #expect(requests.allSatisfy { $0.header("Origin") == nil })
  }

  @Test(arguments: [307, 308, 301, 302])
  func aSlashAtTheEndIsFollowed(_ status: Int) async throws {
    let host = try MCPHost { request in
      request.path == "/mcp" ? .whole(status: status, headers: [("Location", "/mcp/")]) : nil
    }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().tools.count == 2)
    // The new address is kept: only the first message was sent twice.
    #expect(host.server.requests.filter { $0.path == "/mcp" }.count == 1)
  }

  @Test func noCredentialGoesToAnotherOrigin() async throws {
    let other = try MCPHost()
    let target = other.server.url("/mcp")
    let host = try MCPHost { _ in .whole(status: 307, headers: [("Location", target)]) }
    defer {
      host.server.stop()
      other.server.stop()
    }
    // What the user named lends nothing to where a server redirects to.
    let failure = try await host.crawl(headers: [("Authorization", "Bearer swordfish")]).failure
    #expect(failure?.reason == .blocked)
    #expect(other.server.connectionCount == 0)
  }

  @Test func aCircleOfRedirectsEnds() async throws {
    let host = try MCPHost { _ in .whole(status: 307, headers: [("Location", "/mcp")]) }
    defer { host.server.stop() }
    let failure = try await host.crawl { $0.era = .legacy }.failure
    #expect(failure?.reason == .protocolError)
    #expect(failure?.message == "the server redirects in a circle")
    #expect(host.server.requests.count == 1)
  }

  @Test func aChainOfRedirectsHasAnEnd() async throws {
    let host = try MCPHost { request in
      let number = Int(request.path.split(separator: "/").last ?? "") ?? 0
      return .whole(status: 308, headers: [("Location", "/mcp/\(number + 1)")])
    }
    defer { host.server.stop() }
    #expect(try await host.crawl { $0.era = .legacy }.failure?.reason == .blocked)
    #expect(host.server.requests.count == 6)
  }

  @Test(arguments: [
    (401, CrawlFailure.Reason.authRequired), (403, .blocked), (404, .notMCP), (405, .notMCP), (421, .blocked),
    (429, .rateLimited), (500, .serverError), (418, .protocolError),
  ])
  func aStatusIsAReason(_ status: Int, _ reason: CrawlFailure.Reason) async throws {
    let host = try MCPHost { _ in .whole(status: status) }
    defer { host.server.stop() }
    let failure = try await host.crawl().failure
    #expect(failure?.reason == reason)
    #expect(failure?.evidence.httpStatus == status)
  }

  @Test func aChallengeIsEvidence() async throws {
    let challenge = "Bearer resource_metadata=\"https://a.example/.well-known/oauth-protected-resource\""
    let host = try MCPHost { _ in .whole(status: 401, headers: [("WWW-Authenticate", challenge)]) }
    defer { host.server.stop() }
    let detail = try await host.crawl().failure?.evidence.detail
    #expect(detail == challenge + "; the metadata that the challenge names could not be read")
  }

  @Test(arguments: [502, 503, 504])
  func aPassingOutageIsTriedOnceMore(_ status: Int) async throws {
    let host = try MCPHost { request in request.ordinal == 0 && request.connection == 0 ? .whole(status: status) : nil }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().tools.count == 2)
  }

  @Test func anOutageThatNamesItsTimeIsNotTriedAgain() async throws {
    let host = try MCPHost { _ in .whole(status: 503, headers: [("Retry-After", "120")]) }
    defer { host.server.stop() }
    let failure = try await host.crawl().failure
    #expect(failure?.reason == .rateLimited)
    #expect(failure?.evidence.detail == "retry after `120`")
    #expect(host.server.requests.count == 1)
  }

  @Test func aWebPageIsNotAServer() async throws {
    let host = try MCPHost { _ in .text("<!DOCTYPE html><title>Welcome</title>") }
    defer { host.server.stop() }
    #expect(try await host.crawl().failure?.reason == .notMCP)
  }

  @Test func aServerThatWaitsForOurAnswerGetsItWhileItsStreamIsOpen() async throws {
    let pinged = Pinged()
    let host = try MCPHost { request in
      if request.text.contains("\"ping-1\"") {
        pinged.note()
        return .whole(status: 202)
      }
      guard request.text.contains("\"tools/list\"") else { return nil }
      return .stream(
        status: 200, headers: [("Content-Type", "text/event-stream")]
      ) { stream in
        _ = stream.event(#"{"jsonrpc":"2.0","id":"ping-1","method":"ping"}"#)
        for _ in 0..<250 where !pinged.isNoted { _ = stream.pause(milliseconds: 20) }
        guard pinged.isNoted else { return }
        _ = stream.event(MCPHost.answer(request, MCPHost.tools))
        stream.hold()
      }
    }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().tools.count == 2)
    #expect(pinged.isNoted)
  }

  @Test func aClosedPortIsUnreachable() async throws {
    // The port of a server that has stopped may be another test's by now; nobody here may listen on the discard port.
    let vault = Vault()
    let source = try SourceReader(vault: vault).endpoint("http://127.0.0.1:9/mcp").get()
    var settings = CrawlSettings()
    settings.namedHosts = ["127.0.0.1"]
    let outcome = await Crawler(
      settings: settings, transfers: TransferEngine(userAgent: "plimsoll-tests"), launcher: Launcher(), vault: vault
    ).crawl(source)
    #expect(outcome.failure?.reason == .unreachable)
  }
}

/// A server of the handshake era that would also list without one must still be asked for its instructions.
@Suite struct EraMistakeTests {
  @Test func aLooseServerIsAskedForItsInstructions() async throws {
    let host = try MCPHost { request in
      if request.text.contains("server/discover") {
        return .json(
          "{\"jsonrpc\":\"2.0\",\"id\":\(MCPHost.id(of: request)),\"error\":{\"code\":-32601,\"message\":\"no\"}}")
      }
      guard request.text.contains("\"initialize\"") else { return nil }
      return .json(
        MCPHost.answer(
          request,
          #"{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"h","version":"1"},"#
            + #""instructions":"Moor before you list."}"#))
    }
    defer { host.server.stop() }
    let snapshot = try await host.crawl().get()
    #expect(snapshot.instructions == "Moor before you list.")
    #expect(snapshot.protocolVersion == "2025-06-18")
    #expect(snapshot.tools.count == 2)
  }
}
