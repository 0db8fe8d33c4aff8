import JSONText
import LoopbackServer
import Testing
import ToolModel

@testable import Crawling

/// Which era and transport an endpoint speaks is found out, in the order of the specification.
@Suite struct EraTests {
  private func methods(_ server: LoopbackServer) -> [String] {
    server.requests.map { request in
      let method = (try? JSONDocument(request.body).root)?["method"]?.string
      return method.map { "\(request.method) \($0)" } ?? request.method
    }
  }

  @Test func theStatelessEraIsSpokenAsItsRevisionSays() async throws {
    let host = try MCPHost { ModernHost.answer($0) }
    defer { host.server.stop() }
    let snapshot = try await host.crawl().get()
    #expect(snapshot.tools.map(\.name) == ["tow"])
    #expect(snapshot.protocolVersion == "2026-07-28")
    #expect(snapshot.serverInfo.name == "tugs")
    #expect(snapshot.instructions == "Tow gently.")
    #expect(snapshot.capabilities == ["tools"])
    #expect(snapshot.diagnostics.isEmpty)
    #expect(methods(host.server) == ["POST server/discover", "POST tools/list"])
  }

  @Test func pagesOfTheStatelessEraAreAllRead() async throws {
    let host = try MCPHost { request in
      ModernHost.answer(request) { parameters in
        switch parameters["cursor"].map({ String(decoding: $0.sourceBytes, as: UTF8.self) }) {
        case nil: #"{"tools":[{"name":"tow","inputSchema":{}}],"nextCursor":"\u0062\/"}"#
        case #""\u0062\/""#: #"{"tools":[{"name":"push","inputSchema":{}}],"resultType":"complete"}"#
        default: #"{"tools":[]}"#
        }
      }
    }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().tools.map(\.name) == ["tow", "push"])
  }

  @Test(arguments: [
    (#"{"resultType":"input_required","tools":[]}"#, "`\"input_required\"`"),
    (#"{"resultType":"later","tools":[]}"#, "`\"later\"`"),
  ])
  func aResultThatIsNotWholeIsNotTaken(_ result: String, _ words: String) async throws {
    let host = try MCPHost { ModernHost.answer($0) { _ in result } }
    defer { host.server.stop() }
    let failure = try await host.crawl().failure
    #expect(failure?.reason == .protocolError)
    #expect(failure?.message == "the server's answer is of the kind \(words) and not `complete`")
  }

  @Test func aServerThatNamesOnlyOlderRevisionsIsOpenedWithAHandshake() async throws {
    let host = try MCPHost { request in
      request.header("Mcp-Method") == nil ? nil : ModernHost.answer(request, supported: ["2025-06-18", "2025-11-25"])
    }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().protocolVersion == "2025-11-25")
    #expect(
      methods(host.server) == [
        "POST server/discover", "POST initialize", "POST notifications/initialized", "POST tools/list", "DELETE",
      ])
  }

  @Test func aMissingDiscoveryIsNoEndOfTheEra() async throws {
    let host = try MCPHost { request in
      guard request.header("Mcp-Method") == "server/discover" else { return ModernHost.answer(request) }
      return .json(
        #"{"jsonrpc":"2.0","id":\#(MCPHost.id(of: request)),"error":{"code":-32601,"message":"no"}}"#, status: 404)
    }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().protocolVersion == "2026-07-28")
    #expect(methods(host.server) == ["POST server/discover", "POST tools/list"])
  }

  @Test(arguments: [
    LoopbackReply.whole(status: 400), .whole(status: 202), .whole(status: 404), .whole(status: 415),
    .json(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Missing session"}}"#, status: 400),
    .json(#"{"jsonrpc":"2.0","id":0,"error":{"code":-32602,"message":"params"}}"#),
    .json(#"{"jsonrpc":"2.0","id":0,"result":{}}"#), .text("hello"),
  ])
  func anythingElseLeadsToTheHandshake(_ reply: LoopbackReply) async throws {
    let host = try MCPHost { $0.header("Mcp-Method") == nil ? nil : reply }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().protocolVersion == "2025-11-25")
  }

  @Test(arguments: [401, 403, 421, 429, 500])
  func refusalsAndOutagesSayNothingOfTheEra(_ status: Int) async throws {
    let host = try MCPHost { _ in .whole(status: status) }
    defer { host.server.stop() }
    #expect(try await host.crawl().failure?.evidence.httpStatus == status)
    // A server that asks for patience is asked again.
    let tries = status == 429 ? RetryRule.maximumTries : 1
    // Where credentials are got is another matter.
    #expect(methods(host.server).filter { $0 != "GET" } == Array(repeating: "POST server/discover", count: tries))
  }

  @Test func oneEraCanBeAskedFor() async throws {
    let both = try MCPHost { $0.header("Mcp-Method") == nil ? nil : ModernHost.answer($0) }
    defer { both.server.stop() }
    #expect(try await both.crawl { $0.era = .legacy }.get().protocolVersion == "2025-11-25")
    #expect(try await both.crawl { $0.era = .modern }.get().protocolVersion == "2026-07-28")
    #expect(try await both.crawl().get().protocolVersion == "2026-07-28")
    let old = try MCPHost()
    defer { old.server.stop() }
    #expect(try await old.crawl { $0.era = .modern }.failure?.evidence.httpStatus == 400)
    #expect(methods(old.server) == ["POST server/discover"])
  }

  @Test(arguments: ["/mcp", "/sse"])
  func theOlderTransportIsFound(_ path: String) async throws {
    let host = try OlderHost()
    defer { host.server.stop() }
    let snapshot = try await MCPHost(server: host.server).crawl(path).get()
    #expect(snapshot.tools.map(\.name) == ["list_berths", "free_berth"])
    #expect(snapshot.diagnostics.map(\.code) == ["older-transport"])
    let posts = methods(host.server).filter { $0.hasPrefix("POST ") }
    let first = path == "/sse" ? [] : ["POST server/discover", "POST initialize"]
    #expect(posts == first + ["POST initialize", "POST notifications/initialized", "POST tools/list"])
  }

  @Test func credentialsDoNotGoToAnEndpointElsewhere() async throws {
    let other = try MCPHost()
    let target = other.server.url("/messages")
    let host = try OlderHost(endpoint: target)
    defer {
      other.server.stop()
      host.server.stop()
    }
    let failure = try await MCPHost(server: host.server).crawl("/sse", headers: [("X-Api-Key", "swordfish")]).failure
    #expect(failure?.reason == .blocked)
    #expect(failure?.evidence.detail == "endpoint `\(target)`")
    #expect(other.server.requests.isEmpty)
  }
}
