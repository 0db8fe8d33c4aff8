import JSONText

/// Plays an example server over standard streams: one JSON text a line (MCP, transport "stdio").
struct ExampleServer {
  let name: String
  let tools: [String]

  /// Answers until standard input ends.
  func run() {
    while let line = readLine(strippingNewline: true) {
      guard let document = try? JSONDocument(Array(line.utf8)), let answer = answer(to: document.root) else { continue }
      StandardOutput.write(line: answer)
    }
  }

  /// Nil for notifications and for what is no request.
  private func answer(to message: JSONValue) -> String? {
    guard let method = message.present("method")?.string, let id = message.present("id") else { return nil }
    let identifier = String(decoding: id.sourceBytes, as: UTF8.self)
    let head = #"{"jsonrpc":"2.0","id":\#(identifier),"#
    switch method {
    case "initialize":
      let asked = message.present("params")?.present("protocolVersion")?.string ?? ""
      let known = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]
      let revision = known.contains(asked) ? asked : "2025-11-25"
      return head
        + #""result":{"protocolVersion":"\#(revision)","capabilities":{"tools":{}},"serverInfo":{"name":"\#(name)","version":"1.0.0"}}}"#
    case "tools/list": return head + #""result":{"tools":[\#(tools.joined(separator: ","))]}}"#
    case "ping": return head + #""result":{}}"#
    default: return head + #""error":{"code":-32601,"message":"method not found"}}"#
    }
  }
}
