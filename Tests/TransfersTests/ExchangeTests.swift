import LoopbackServer
import Testing
import Transfers

/// Well-behaved exchanges.
struct ExchangeTests {
  @Test func aPostCarriesItsBodyAndHeadersAsGiven() async throws {
    let server = try LoopbackServer {
      .json("{\"method\":\"\($0.method)\"}", headers: [("X-Twice", "a"), ("x-twice", "b")])
    }
    let body = [UInt8]("{\"a\":1,\"text\":\"\u{0}\u{e4}\"}".utf8)
    let response = try await Support.engine.run(
      TransferRequest(
        method: .post, url: server.url("/mcp?key=1"),
        headers: [
          TransferHeader(name: "Content-Type", value: "application/json"), TransferHeader(name: "X-Empty", value: ""),
          TransferHeader(name: "Accept", value: "application/json, text/event-stream"),
        ], body: body, addressGuard: Support.local)
    ).get()
    #expect(response.status == 200)
    #expect(response.body == Array("{\"method\":\"POST\"}".utf8))
    #expect(response.header("CONTENT-TYPE") == "application/json")
    #expect(response.headers.filter { $0.name.lowercased() == "x-twice" }.map(\.value) == ["a", "b"])
    #expect(!response.finishedEarly)
    let request = try #require(server.requests.first)
    #expect(request.target == "/mcp?key=1")
    #expect(request.body == body)
    #expect(request.header("x-empty") == "")
    #expect(request.header("content-type") == "application/json")
    #expect(request.header("accept") == "application/json, text/event-stream")
    #expect(request.header("user-agent") == "plimsoll-test/1")
    #expect(request.header("expect") == nil)
  }

  @Test func anEmptyPostSendsNoContentTypeOfItsOwn() async throws {
    let server = try LoopbackServer { _ in .text("") }
    _ = try await Support.engine.run(
      TransferRequest(method: .post, url: server.url(), addressGuard: Support.local)
    ).get()
    let request = try #require(server.requests.first)
    #expect(request.method == "POST")
    #expect(request.body.isEmpty)
    #expect(request.header("content-length") == "0")
    #expect(request.header("content-type") == nil)
  }

  @Test func aLargeBodyIsSentWithoutWaitingForPermission() async throws {
    let server = try LoopbackServer { .text("\($0.body.count)") }
    let response = try await Support.engine.run(
      TransferRequest(
        method: .post, url: server.url(), body: [UInt8](repeating: 65, count: 3 << 20), addressGuard: Support.local)
    ).get()
    #expect(String(decoding: response.body, as: UTF8.self) == "\(3 << 20)")
    #expect(server.requests.first?.header("expect") == nil)
  }

  @Test func deleteIsSentWithoutABody() async throws {
    let server = try LoopbackServer { _ in .whole(status: 204) }
    let response = try await Support.engine.run(
      TransferRequest(method: .delete, url: server.url("/session"), addressGuard: Support.local)
    ).get()
    #expect(response.status == 204)
    #expect(response.body.isEmpty)
    #expect(server.requests.first?.method == "DELETE")
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func aRedirectComesBackUnfollowed(status: Int) async throws {
    let server = try LoopbackServer { request in
      request.path == "/" ? .whole(status: status, headers: [("Location", "/next")]) : .text("followed")
    }
    let response = try await Support.get(server).get()
    #expect(response.status == status)
    #expect(response.header("location") == "/next")
    #expect(server.requests.count == 1)
  }

  @Test func anErrorStatusIsAResponse() async throws {
    let server = try LoopbackServer { _ in .json("{}", status: 401, headers: [("WWW-Authenticate", "Bearer")]) }
    let response = try await Support.get(server).get()
    #expect(response.status == 401)
    #expect(response.header("www-authenticate") == "Bearer")
    #expect(response.body == Array("{}".utf8))
  }

  @Test func interimResponsesLeaveNoHeaders() async throws {
    let server = try LoopbackServer { _ in
      .raw(
        LoopbackReply.Piece(
          "HTTP/1.1 103 Early Hints\r\nMcp-Session-Id: false\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nX-Folded: one\r\n two\r\nContent-Length: 2\r\n\r\nok"))
    }
    let response = try await Support.get(server).get()
    #expect(response.status == 200)
    #expect(response.headers.map(\.name) == ["X-Folded", "Content-Length"])
    #expect(response.header("x-folded") == "one two")
  }

  @Test func trailersDoNotChangeTheHead() async throws {
    let server = try LoopbackServer { _ in
      .raw(
        LoopbackReply.Piece(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Late\r\n\r\n"
            + "2\r\nok\r\n0\r\nX-Late: yes\r\n\r\n"))
    }
    let response = try await Support.get(server).get()
    #expect(response.body == Array("ok".utf8))
    #expect(response.header("x-late") == nil)
  }

  @Test func aConnectionIsReusedUnlessTheRequestClosesIt() async throws {
    let server = try LoopbackServer { .text("\($0.connection)") }
    let engine = TransferEngine(userAgent: "plimsoll-test/1")
    var connections: [String] = []
    for closes in [false, true, false] {
      let response = try await engine.run(
        TransferRequest(
          method: .get, url: server.url(), addressGuard: Support.local, closesConnection: closes)
      ).get()
      connections.append(String(decoding: response.body, as: UTF8.self))
    }
    #expect(connections == ["0", "0", "1"])
  }

  @Test func anObserverSeesThePiecesAndMayEndTheTransferWell() async throws {
    let server = try LoopbackServer { _ in
      .events { stream in
        stream.event("one", identifier: "1")
        stream.event("two\nlines", name: "message")
        stream.hold()
      }
    }
    let expected = Array("id: 1\ndata: one\n\nevent: message\ndata: two\ndata: lines\n\n".utf8)
    let seen = Seen()
    let response = try await Support.get(server) { piece in
      seen.add(piece) == expected.count ? .finish : .proceed
    }.get()
    #expect(response.finishedEarly)
    #expect(response.status == 200)
    #expect(response.header("content-type") == "text/event-stream")
    #expect(response.body == expected)
    #expect(seen.bytes == expected)
  }

  @Test func manyTransfersAtOnceAllComeBackWithTheirOwnAnswer() async throws {
    let server = try LoopbackServer { .text($0.path) }
    let answers = await withTaskGroup(of: (Int, String?).self) { group in
      for number in 0..<1_000 {
        group.addTask {
          let result = await Support.get(server, "/\(number)")
          return (number, (try? result.get()).map { String(decoding: $0.body, as: UTF8.self) })
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(answers == Dictionary(uniqueKeysWithValues: (0..<1_000).map { ($0, "/\($0)") }))
  }
}
