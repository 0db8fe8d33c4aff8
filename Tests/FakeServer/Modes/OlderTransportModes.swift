import LoopbackServer
import Synchronization

extension Mode {
  /// HTTP+SSE, the transport of 2024-11-05: a stream that names the place for our messages.
  static let olderTransport: [Mode] = [
    older("http-older", "speaks HTTP+SSE, with lines that end in CR LF", lineEnd: "\r\n"),
    older(
      "http-older-absolute", "names its endpoint by a whole URL of its own origin", endpoint: "http://HOST/messages"),
    older("http-older-foreign", "names an endpoint on another host", endpoint: "http://192.0.2.1/messages"),
    older("http-older-port", "names an endpoint on another port of its host", endpoint: "http://127.0.0.1:1/messages"),
    older("http-older-no-url", "names an endpoint that is no URL", endpoint: "http://[::bad"),
    older("http-older-drops", "closes its stream when it is asked for its tools", drops: true),
    older("http-older-silent", "opens its stream and names no endpoint", endpoint: nil),
    older("http-older-cr", "speaks HTTP+SSE, with lines that end in CR", lineEnd: "\r"),
    older("http-older-404", "names an endpoint where nothing is", endpoint: "/nowhere"),
  ]

  private static func older(
    _ name: String, _ description: String, endpoint: String? = "/messages?session=1", lineEnd: String = "\n",
    drops: Bool = false
  ) -> Mode {
    let mailbox = Mailbox()
    return .web(name, description) { request in
      let host = request.header("Host") ?? ""
      if request.method == "POST" {
        guard request.path == "/messages" else { return .whole(status: request.path == "/mcp" ? 405 : 404) }
        guard let call = Call(request.body) else { return .whole(status: 400) }
        if drops, call.method == "tools/list" { mailbox.close() }
        if case .result(let json)? = Dialogue().answer(to: call) { mailbox.put(call.result(json)) }
        return .text("Accepted", status: 202)
      }
      guard request.method == "GET", request.path == "/mcp" else { return .whole(status: 405) }
      return .events { stream in
        if let endpoint {
          stream.write(
            "event: endpoint\(lineEnd)data: \(endpoint.replacing("HOST", with: host))\(lineEnd)\(lineEnd)")
        }
        while stream.pause(milliseconds: 2) {
          guard let messages = mailbox.take() else { return }
          for message in messages {
            stream.write(
              "event: message\(lineEnd)data: \(String(decoding: message, as: UTF8.self))\(lineEnd)\(lineEnd)")
          }
        }
      }
    }
  }

  /// Answers that wait for the stream.
  private final class Mailbox: Sendable {
    private let state = Mutex((messages: [[UInt8]](), isClosed: false))
    func put(_ message: [UInt8]) { state.withLock { $0.messages.append(message) } }
    func close() { state.withLock { $0.isClosed = true } }
    /// Nil once it is closed.
    func take() -> [[UInt8]]? {
      state.withLock { state in
        defer { state.messages = [] }
        return state.isClosed ? nil : state.messages
      }
    }
  }
}
