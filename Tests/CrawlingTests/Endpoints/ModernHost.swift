import JSONText
import LoopbackServer
import ToolModel

/// A strict server of the stateless era: it refuses whatever the revision 2026-07-28 forbids.
enum ModernHost {
  static let revision = "2026-07-28"

  /// The answer of a server that checks headers and `_meta`; `list` gives the result of `tools/list`.
  static func answer(
    _ request: LoopbackRequest, supported: [String] = [revision],
    list: (JSONValue) -> String = { _ in
      #"{"resultType":"complete","tools":[{"name":"tow","inputSchema":{}}],"ttlMs":0}"#
    }
  ) -> LoopbackReply {
    guard request.method == "POST" else { return .whole(status: 405) }
    guard let root = try? JSONDocument(request.body).root, let method = root["method"]?.string else {
      return .whole(status: 400)
    }
    let id = root["id"].map { String(decoding: $0.sourceBytes, as: UTF8.self) } ?? "null"
    func refuse(_ status: Int, _ code: Int, _ message: String, _ data: String = "null") -> LoopbackReply {
      .json(
        #"{"jsonrpc":"2.0","id":\#(id),"error":{"code":\#(code),"message":"\#(message)","data":\#(data)}}"#,
        status: status)
    }
    let meta = root["params"]?["_meta"]
    guard let version = meta?["io.modelcontextprotocol/protocolVersion"]?.string else {
      return refuse(400, -32602, "no version in _meta")
    }
    guard request.header("MCP-Protocol-Version") == version, request.header("Mcp-Method") == method,
      request.header("Mcp-Session-Id") == nil, request.header("Mcp-Name") == nil
    else { return refuse(400, -32020, "headers differ") }
    guard meta?["io.modelcontextprotocol/clientCapabilities"]?.kind == .object,
      meta?["io.modelcontextprotocol/clientInfo"]?["name"]?.string?.isEmpty == false
    else { return refuse(400, -32602, "no client in _meta") }
    guard supported.contains(version) else {
      let list = supported.map { "\"\($0)\"" }.joined(separator: ",")
      return refuse(400, -32022, "version", #"{"supported":[\#(list)],"requested":"\#(version)"}"#)
    }
    switch method {
    case "server/discover":
      let list = supported.map { "\"\($0)\"" }.joined(separator: ",")
      return .json(
        #"{"jsonrpc":"2.0","id":\#(id),"result":{"resultType":"complete","supportedVersions":[\#(list)],"#
          + #""capabilities":{"tools":{}},"instructions":"Tow gently.","ttlMs":0,"cacheScope":"public","#
          + #""_meta":{"io.modelcontextprotocol/serverInfo":{"name":"tugs","version":"4"}}}}"#,
        headers: [("Mcp-Session-Id", "to-be-ignored")])
    case "tools/list":
      return .json(#"{"jsonrpc":"2.0","id":\#(id),"result":\#(list(root["params"] ?? root))}"#)
    default: return refuse(404, -32601, "no such method")
    }
  }
}
