import JSONText
import LoopbackServer
import Synchronization

/// Many MCP servers behind one port of loopback: `/NAME/mcp` is a server of that name, which counts how often it was
/// opened.
final class CrowdServer: Sendable {
  let server: LoopbackServer
  private let openings: Openings

  private final class Openings: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    func add(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
    var all: [String: Int] { counts.withLock { $0 } }
  }

  /// Each answer takes `milliseconds`. What `robots` gives is the robots.txt; nil answers with 404.
  init(milliseconds: Int = 0, robots: String? = nil) throws {
    let openings = Openings()
    self.openings = openings
    server = try LoopbackServer { request in
      if request.path == "/robots.txt" { return robots.map { .text($0) } ?? .whole(status: 404) }
      guard request.method == "POST", let message = try? JSONDocument(request.body).root,
        let method = message["method"]?.string
      else { return .whole(status: 405) }
      guard let id = message["id"] else { return .whole(status: 202) }
      let name = String(request.path.split(separator: "/").first ?? "")
      if method == "initialize" { openings.add(name) }
      let body = Self.answer(method, id: String(decoding: id.sourceBytes, as: UTF8.self), name: name)
      guard milliseconds > 0, method == "initialize" else { return .json(body) }
      return .stream(headers: [("Content-Type", "application/json")]) { stream in
        if stream.pause(milliseconds: milliseconds) { stream.write(body) }
      }
    }
  }

  private static func answer(_ method: String, id: String, name: String) -> String {
    let result =
      switch method {
      case "initialize":
        #""result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"\#(name)","version":"1"}}"#
      case "tools/list":
        #""result":{"tools":[{"name":"read_\#(name)","description":"Reads a note","inputSchema":{"type":"object"}}]}"#
      default: #""error":{"code":-32601,"message":"method not found"}"#
      }
    return #"{"jsonrpc":"2.0","id":\#(id),\#(result)}"#
  }

  /// A list with so many servers, one URL a line.
  func list(_ count: Int) -> String { (0..<count).map { url($0) + "\n" }.joined() }

  func url(_ number: Int) -> String { server.url("/s\(number)/mcp") }

  /// How often each server was opened.
  var opened: [String: Int] { openings.all }
}
