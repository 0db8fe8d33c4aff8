import Crawling
import LoopbackServer
import Testing
import ToolModel

/// What each status of the answer to the opening becomes (the handshake era asked for, so that one request tells).
@Suite struct StatusTests {
  /// A reply and what it means.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let reply: LoopbackReply
    let reason: CrawlFailure.Reason
    var status: Int?
    var detail: String?

    var testDescription: String { name }
  }

  static let error = #"{"jsonrpc":"2.0","id":0,"error":{"code":-32000,"message":"not for you"}}"#

  static let rows = [
    Row(
      name: "401 with two challenges",
      reply: .whole(
        status: 401, headers: [("WWW-Authenticate", "Basic realm=\"a\""), ("www-authenticate", "Bearer scope=\"b\"")]),
      reason: .authRequired, status: 401, detail: "Basic realm=\"a\", Bearer scope=\"b\""),
    Row(name: "401 with a message", reply: .json(error, status: 401), reason: .authRequired, status: 401),
    Row(
      name: "403 that wants a scope",
      reply: .whole(status: 403, headers: [("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")]),
      reason: .authRequired, status: 403, detail: "Bearer error=\"insufficient_scope\""),
    Row(
      name: "403 with a message", reply: .json(error, status: 403), reason: .blocked, status: 403,
      detail: "error -32000: `not for you`"),
    Row(name: "404", reply: .whole(status: 404), reason: .notMCP, status: 404),
    Row(name: "404 with a message", reply: .json(error, status: 404), reason: .protocolError, status: 404),
    Row(name: "405", reply: .whole(status: 405, headers: [("Allow", "GET")]), reason: .notMCP, status: 405),
    Row(name: "406", reply: .whole(status: 406), reason: .protocolError, status: 406),
    Row(name: "415", reply: .whole(status: 415), reason: .protocolError, status: 415),
    Row(name: "421", reply: .text("Invalid Host header", status: 421), reason: .blocked, status: 421),
    Row(
      name: "429", reply: .whole(status: 429, headers: [("Retry-After", "Fri, 07 Nov 2025 23:59:59 GMT")]),
      reason: .rateLimited, status: 429, detail: "retry after `Fri, 07 Nov 2025 23:59:59 GMT`"),
    Row(
      name: "500 with a message", reply: .json(error, status: 500), reason: .serverError, status: 500,
      detail: "error -32000: `not for you`"),
    Row(name: "503", reply: .whole(status: 503), reason: .serverError, status: 503),
    Row(name: "200 with a page", reply: .text("<html>Log in</html>", type: "text/html"), reason: .notMCP, status: 200),
    Row(name: "200 with other JSON", reply: .json(#"{"status":"ok"}"#), reason: .notMCP, status: 200),
    Row(name: "200 with a JSON string", reply: .json(#""ok""#), reason: .notMCP, status: 200),
    Row(name: "200 with nothing", reply: .whole(status: 200), reason: .protocolError, status: 200),
    Row(name: "202", reply: .whole(status: 202), reason: .protocolError, status: 202),
    Row(name: "204", reply: .whole(status: 204), reason: .protocolError, status: 204),
    Row(
      name: "302 to a login page", reply: .whole(status: 302, headers: [("Location", "/login?next=secret")]),
      reason: .blocked, status: 302),
    Row(name: "nothing at all", reply: .close, reason: .protocolError),
    Row(name: "no HTTP", reply: .raw(.init("hello\r\n\r\n")), reason: .protocolError),
  ]

  @Test(arguments: rows) func aStatusIsAReason(_ row: Row) async throws {
    let host = try MCPHost { _ in row.reply }
    defer { host.server.stop() }
    let failure = try await host.crawl { $0.era = .legacy }.failure
    #expect(failure?.reason == row.reason)
    #expect(failure?.evidence.httpStatus == row.status)
    if let detail = row.detail { #expect(failure?.evidence.detail == detail) }
    #expect(failure?.evidence.detail?.contains("secret") != true)
  }

  @Test func anotherContentTypeIsAcceptedWithANote() async throws {
    let host = try MCPHost { request in
      guard case .whole(let head, let body) = MCPHost.ordinary(request).content, head.status == 200, !body.isEmpty
      else { return nil }
      return .text(String(decoding: body, as: UTF8.self), type: "Text/Plain")
    }
    defer { host.server.stop() }
    let snapshot = try await host.crawl().get()
    #expect(snapshot.tools.count == 2)
    #expect(snapshot.diagnostics.map(\.code) == ["content-type"])
  }

  @Test func neverAnythingButTheClosedListIsSent() async throws {
    let allowed: Set = ["initialize", "notifications/initialized", "server/discover", "tools/list", nil]
    for reply in Self.rows.map(\.reply) {
      let host = try MCPHost { _ in reply }
      defer { host.server.stop() }
      _ = try await host.crawl()
      for request in host.server.requests where request.method == "POST" {
        let method = request.text.firstRange(of: "\"method\":\"").map { range in
          String(request.text[range.upperBound...].prefix { $0 != "\"" })
        }
        #expect(allowed.contains(method))
      }
      #expect(host.server.requests.allSatisfy { ["GET", "POST", "DELETE"].contains($0.method) })
    }
  }
}
