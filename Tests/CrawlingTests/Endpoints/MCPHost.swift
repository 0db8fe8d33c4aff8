import Crawling
import LoopbackServer
import Processes
import Synchronization
import ToolModel
import Transfers

/// A small MCP server over HTTP for tests: it answers the opening and the listing as the specification says, unless
/// `before` answers first.
struct MCPHost {
  let server: LoopbackServer

  /// Crawls a server that is there already.
  init(server: LoopbackServer) { self.server = server }

  /// `before` sees every request; nil lets the ordinary answer pass.
  init(before: @escaping @Sendable (LoopbackRequest) -> LoopbackReply? = { _ in nil }) throws {
    server = try LoopbackServer { request in before(request) ?? Self.ordinary(request) }
  }

  /// The answer of a server that behaves.
  static func ordinary(_ request: LoopbackRequest) -> LoopbackReply {
    guard request.method == "POST" else { return .whole(status: request.method == "DELETE" ? 200 : 405) }
    // A server of the handshake era knows no other opening.
    if request.header("Mcp-Method") != nil { return .whole(status: 400) }
    if request.text.contains("\"initialize\"") {
      return .whole(
        status: 200, headers: [("Content-Type", "application/json"), ("Mcp-Session-Id", "berth-7")],
        body: Array(
          answer(
            request,
            #"{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"#
              + #""serverInfo":{"name":"host","version":"1"}}"#
          ).utf8))
    }
    if request.text.contains("\"tools/list\"") { return .json(answer(request, tools)) }
    return .whole(status: 202)
  }

  /// Two tools in our own words.
  static let tools =
    #"{"tools":[{"name":"list_berths","inputSchema":{"type":"object"}},"#
    + #"{"name":"free_berth","inputSchema":{"type":"object"}}]}"#

  /// An answer to the request, with its id.
  static func answer(_ request: LoopbackRequest, _ result: String) -> String {
    "{\"jsonrpc\":\"2.0\",\"id\":\(id(of: request)),\"result\":\(result)}"
  }

  /// The id as it stands in the request.
  static func id(of request: LoopbackRequest) -> String {
    guard let start = request.text.firstRange(of: "\"id\":") else { return "null" }
    return String(request.text[start.upperBound...].prefix { $0.isNumber })
  }

  /// Crawls the server at `path`.
  func crawl(
    _ path: String = "/mcp", headers: [(name: String, value: String)] = [], milliseconds: Int = 300_000,
    adjust: (inout CrawlSettings) -> Void = { _ in }
  ) async throws -> CrawlOutcome {
    let vault = Vault()
    let source = try SourceReader(vault: vault).endpoint(server.url(path), headers: headers).get()
    var settings = CrawlSettings()
    settings.namedHosts = ["127.0.0.1"]
    settings.startMilliseconds = milliseconds
    settings.totalMilliseconds = milliseconds
    adjust(&settings)
    return await Crawler(
      settings: settings, transfers: TransferEngine(userAgent: "plimsoll-tests"), launcher: Launcher(), vault: vault
    ).crawl(source)
  }
}

/// Whether our answer to a server's ping has come.
final class Pinged: Sendable {
  private let noted = Mutex(false)
  func note() { noted.withLock { $0 = true } }
  var isNoted: Bool { noted.withLock { $0 } }
}

extension CrawlOutcome {
  /// The failure, if it is one.
  var failure: CrawlFailure? { if case .failure(let failure) = self { failure } else { nil } }
}
