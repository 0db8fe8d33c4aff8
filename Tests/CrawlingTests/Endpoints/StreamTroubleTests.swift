import Crawling
import LoopbackServer
import Testing
import ToolModel

/// Event streams that break off, and servers that wait for us on their own channel.
@Suite struct StreamTroubleTests {
  @Test func aBrokenStreamIsTakenUpAgain() async throws {
    let host = try MCPHost { request in
      if request.method == "GET" {
        guard request.header("Last-Event-ID") == "e-1" else { return .whole(status: 400) }
        return .events { $0.event(#"{"jsonrpc":"2.0","id":1,"result":\#(MCPHost.tools)}"#, identifier: "e-2") }
      }
      guard request.text.contains("\"tools/list\"") else { return nil }
      // The priming event of revision 2025-11-25, then the end.
      return .events { $0.write("id: e-1\nretry: 5\ndata:\n\n") }
    }
    defer { host.server.stop() }
    let snapshot = try await host.crawl().get()
    #expect(snapshot.tools.count == 2)
    #expect(snapshot.diagnostics.map(\.code) == ["resumed-stream"])
    let get = try #require(host.server.requests.first { $0.method == "GET" })
    #expect(get.header("Accept") == "text/event-stream")
    #expect(get.header("Mcp-Session-Id") == "berth-7")
    #expect(get.header("MCP-Protocol-Version") == "2025-11-25")
  }

  @Test func aPageWhoseAnswerWasLostIsAskedForAgainUnderANewID() async throws {
    let host = try MCPHost { request in
      guard request.text.contains("\"tools/list\""), MCPHost.id(of: request) == "1" else { return nil }
      return .events { $0.write(": nothing\n\n") }
    }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().tools.count == 2)
    let ids = host.server.requests.filter { $0.text.contains("\"tools/list\"") }.map(MCPHost.id)
    #expect(ids == ["1", "2"])
  }

  @Test func streamsThatNeverAnswerEnd() async throws {
    let host = try MCPHost { request in
      guard request.text.contains("\"tools/list\"") else { return nil }
      return .events { $0.write("id: e\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}\n\n") }
    }
    defer { host.server.stop() }
    let failure = try await host.crawl().failure
    #expect(failure?.reason == .protocolError)
    #expect(failure?.message == "the server ended its event stream before it answered")
    // One try and three more, each with one GET that is refused.
    #expect(host.server.requests.filter { $0.text.contains("\"tools/list\"") }.count == 4)
    #expect(host.server.requests.filter { $0.method == "GET" }.count == 4)
  }

  @Test func aSilentServerIsHeardOnItsOwnChannel() async throws {
    let pinged = Pinged()
    let host = try MCPHost { request in
      if request.text.contains("\"id\":\"c-1\"") {
        pinged.note()
        return .whole(status: 202)
      }
      if request.method == "GET" {
        return .events { stream in
          stream.event(#"{"jsonrpc":"2.0","id":"c-1","method":"ping"}"#)
          stream.hold()
        }
      }
      guard request.text.contains("\"tools/list\"") else { return nil }
      return .events { stream in
        while !pinged.isNoted, stream.pause(milliseconds: 5) {}
        stream.event(MCPHost.answer(request, MCPHost.tools))
      }
    }
    defer { host.server.stop() }
    let snapshot = try await host.crawl { $0.silenceMilliseconds = 10 }.get()
    #expect(snapshot.tools.count == 2)
    #expect(snapshot.diagnostics.map(\.code) == ["server-channel"])
    #expect(host.server.requests.filter { $0.method == "GET" }.count == 1)
  }

  @Test func noChannelIsOpenedWithoutNeed() async throws {
    let host = try MCPHost()
    defer { host.server.stop() }
    _ = try await host.crawl().get()
    #expect(!host.server.requests.contains { $0.method == "GET" })
  }

  @Test func anAnswerMayComeOnTheChannelAfterA202() async throws {
    let host = try MCPHost { request in
      if request.method == "GET" {
        return .events { stream in
          stream.event(#"{"jsonrpc":"2.0","id":1,"result":\#(MCPHost.tools)}"#)
          stream.hold()
        }
      }
      return request.text.contains("\"tools/list\"") ? .whole(status: 202) : nil
    }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().tools.count == 2)
  }

  @Test func a202WithoutAChannelIsNoAnswer() async throws {
    let host = try MCPHost { $0.text.contains("\"tools/list\"") ? .whole(status: 202) : nil }
    defer { host.server.stop() }
    let failure = try await host.crawl().failure
    #expect(failure?.reason == .protocolError)
    #expect(failure?.evidence.httpStatus == 202)
  }

  @Test func aForgottenSessionIsOpenedOnceMore() async throws {
    let host = try MCPHost { request in
      request.text.contains("\"tools/list\"") && MCPHost.id(of: request) == "1" ? .whole(status: 404) : nil
    }
    defer { host.server.stop() }
    #expect(try await host.crawl().get().tools.count == 2)
    let opening = host.server.requests.filter { $0.text.contains("\"initialize\"") }
    #expect(opening.count == 2)
    #expect(opening.allSatisfy { $0.header("Mcp-Session-Id") == nil && $0.header("MCP-Protocol-Version") == nil })
  }

  @Test func aSessionThatIsForgottenAgainAndAgainIsATrouble() async throws {
    let host = try MCPHost { $0.text.contains("\"tools/list\"") ? .whole(status: 404) : nil }
    defer { host.server.stop() }
    #expect(try await host.crawl().failure?.message == "the server forgot our session")
    #expect(host.server.requests.filter { $0.text.contains("\"initialize\"") }.count == 2)
  }

  @Test(arguments: ["", "two words", "na\u{EF}ve"])
  func aSessionIDThatIsNotVisibleASCIIIsNotUsed(_ session: String) async throws {
    let host = try MCPHost { request in
      guard request.text.contains("\"initialize\""),
        case .whole(_, let body) = MCPHost.ordinary(request).content
      else { return nil }
      return .whole(
        status: 200, headers: [("Content-Type", "application/json"), ("Mcp-Session-Id", session)], body: body)
    }
    defer { host.server.stop() }
    _ = try await host.crawl().get()
    #expect(host.server.requests.allSatisfy { $0.header("Mcp-Session-Id") == nil && $0.method != "DELETE" })
  }

  @Test func aSessionOfARefusalIsNotUsed() async throws {
    let host = try MCPHost { request in
      guard request.header("Mcp-Method") != nil else { return nil }
      return .json(
        #"{"jsonrpc":"2.0","id":"server-error","error":{"code":-32600,"message":"Missing session ID"}}"#, status: 400,
        headers: [("Mcp-Session-Id", "trap")])
    }
    defer { host.server.stop() }
    _ = try await host.crawl().get()
    #expect(!host.server.requests.contains { $0.header("Mcp-Session-Id") == "trap" })
  }
}
