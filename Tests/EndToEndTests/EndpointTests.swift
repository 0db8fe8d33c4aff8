import JSONText
import LoopbackServer
import TestSupport
import Testing

/// Servers that are reached over HTTP; here always on loopback.
struct EndpointTests {
  /// Answers MCP requests over streamable HTTP.
  private static func answer(_ request: LoopbackRequest) -> LoopbackReply {
    guard request.method == "POST" else { return .whole(status: 405) }
    guard let message = try? JSONDocument(request.body).root, let method = message["method"]?.string else {
      return .whole(status: 400)
    }
    guard let id = message["id"] else { return .whole(status: 202) }
    // Like most servers it lists only in a session.
    guard method == "initialize" || request.header("Mcp-Session-Id") == "s1" else { return .whole(status: 400) }
    let head = "{\"jsonrpc\":\"2.0\",\"id\":\(String(decoding: id.sourceBytes, as: UTF8.self)),"
    let result =
      switch method {
      case "initialize":
        #"{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"far","version":"2"}}"#
      case "tools/list": String(ExampleLists.clock.replacing("\n", with: " "))
      default: ""
      }
    return .json(
      head + (result.isEmpty ? #""error":{"code":-32601,"message":"method not found"}}"# : "\"result\":\(result)}"),
      headers: [("Mcp-Session-Id", "s1")])
  }

  @Test func aNamedLoopbackServerIsListed() throws {
    let server = try LoopbackServer(handler: Self.answer)
    let place = try Workplace()
    let run = try place.run("audit", server.url("/mcp"))
    #expect(run.status == 0)
    #expect(run.errors == "")
    expectGolden(place.neutral(run.output), named: "audit/endpoint.txt")
    #expect(place.files == [])
    let methods = try server.requests.filter { $0.method == "POST" }.map {
      try JSONDocument($0.body).root["method"]?.string
    }
    // Twice, and the second time twice in the session.
    let listing = ["initialize", "notifications/initialized", "tools/list"]
    #expect(methods.suffix(7) == listing + listing + ["tools/list"])
  }

  @Test func aRedirectToAnotherPortIsRefused() throws {
    let other = try LoopbackServer(handler: Self.answer)
    let target = other.url("/mcp")
    let server = try LoopbackServer { _ in .whole(status: 307, headers: [("Location", target)]) }
    let place = try Workplace()
    let run = try place.run("audit", server.url("/mcp"))
    #expect(run.status == 3)
    expectGolden(place.neutral(run.output), named: "audit/redirect.txt")
    #expect(other.connectionCount == 0)
  }

  @Test func aServerThatWantsCredentialsIsTold() throws {
    let server = try LoopbackServer { _ in
      .json("{}", status: 401, headers: [("WWW-Authenticate", "Bearer realm=\"far\"")])
    }
    let place = try Workplace()
    let run = try place.run("audit", server.url("/mcp"))
    #expect(run.status == 3)
    expectGolden(place.neutral(run.output), named: "audit/credentials.txt")
    let report = try place.run("audit", server.url("/mcp"), "--format", "json")
    #expect(report.status == 3)
    #expect(try reportErrors(report.standardOutput) == [])
  }

  @Test func credentialsReachTheServerAndNobodyElse() throws {
    let server = try LoopbackServer { request in
      request.header("Authorization") == "Bearer swordfish-1" && request.header("X-Key") == "swordfish-2"
        ? Self.answer(request) : .whole(status: 401)
    }
    let place = try Workplace()
    let run = try place.run(
      ["audit", "--bearer-env", "FAR_TOKEN", "--header", "X-Key: swordfish-2", server.url("/mcp?key=swordfish-3")],
      adding: ["FAR_TOKEN": "swordfish-1"])
    #expect(run.status == 0)
    #expect(server.requests.first?.query == "key=swordfish-3")
    #expect(!(run.output + run.errors).contains("swordfish"))
  }

  @Test func aPageIsNoServer() throws {
    let server = try LoopbackServer { _ in .text("<!DOCTYPE html><title>Hello</title>", type: "text/html") }
    let place = try Workplace()
    let run = try place.run("audit", server.url("/"))
    #expect(run.status == 3)
    expectGolden(place.neutral(run.output), named: "audit/page.txt")
  }

  @Test func aClosedPortIsUnreachable() throws {
    let server = try LoopbackServer { _ in .close }
    let url = server.url("/mcp")
    server.stop()
    let place = try Workplace()
    let run = try place.run("audit", url)
    #expect(run.status == 3)
    #expect(place.neutral(run.output).contains("  not listed: unreachable\n"))
  }

  /// Wrong answers and the reason with which the scan ends.
  @Test(arguments: [
    ("garbage", "not-mcp"), ("close", "protocol-error"), ("hold", "start-timeout"), ("endless", "too-large"),
    ("half", "protocol-error"), ("500", "server-error"), ("404", "not-mcp"), ("wrong-id", "not-mcp"),
  ])
  func aWrongAnswerEnds(kind: String, reason: String) throws {
    let server = try LoopbackServer { request in
      switch kind {
      case "garbage": .json("\u{1}\u{1B}[31mnot json")
      case "close": .close
      case "hold": .hold
      case "endless":
        .endless(headers: [("Content-Type", "application/json")], .init([UInt8](repeating: 0x20, count: 1 << 20)))
      case "half": .raw(.init("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"))
      case "500": .whole(status: 500)
      case "404": .whole(status: 404)
      default: .json(#"{"jsonrpc":"2.0","id":"other","result":{}}"#)
      }
    }
    let place = try Workplace()
    let run = try place.run("audit", "--timeout", kind == "hold" ? "2" : "60", server.url("/mcp"))
    #expect(run.status == 3)
    #expect(run.output.contains("  not listed: \(reason)\n"), "\(run.output)")
  }
}
