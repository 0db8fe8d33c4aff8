import LoopbackServer
import Synchronization

/// A server of the transport of 2024-11-05: a GET opens the stream, answers to what is posted come on it.
struct OlderHost {
  let server: LoopbackServer

  init(endpoint: String = "/messages/?session_id=77") throws {
    let box = WaitingMessages()
    server = try LoopbackServer { request in
      if request.method == "GET" {
        return .events { stream in
          stream.write(": hello\r\nevent: endpoint\r\ndata: \(endpoint)\r\n\r\n")
          while stream.pause(milliseconds: 2) {
            for message in box.take() { stream.write("event: message\r\ndata: \(message)\r\n\r\n") }
          }
        }
      }
      guard request.path == "/messages/" else { return .whole(status: 405, headers: [("Allow", "GET, HEAD")]) }
      if case .whole(_, let body) = MCPHost.ordinary(request).content, !body.isEmpty {
        box.add(String(decoding: body, as: UTF8.self))
      }
      return .text("Accepted", status: 202)
    }
  }
}

/// Messages on their way to a stream.
final class WaitingMessages: Sendable {
  private let messages = Mutex<[String]>([])
  func add(_ message: String) { messages.withLock { $0.append(message) } }
  func take() -> [String] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
