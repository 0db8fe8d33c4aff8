import Glibc
import LoopbackServer

/// Plays a mode over HTTP on loopback.
enum WebServer {
  /// Serves until the program is killed; says its URL on standard output.
  static func serve(_ mode: Mode, port: UInt16) {
    do throws(LoopbackError) {
      let server = try LoopbackServer(port: port) { reply(to: $0, in: mode) }
      StandardOutput.write(line: server.url("/mcp"))
      server.waitUntilStopped()
    } catch {
      StandardError.write(line: "cannot serve: \(error)")
      exit(1)
    }
  }

  private static func reply(to request: LoopbackRequest, in mode: Mode) -> LoopbackReply {
    switch mode.manner {
    case .web(let answer): answer(request)
    case .dialogue(let dialogue): reply(to: request, dialogue)
    case .streams: .whole(status: 404)
    }
  }

  /// Streamable HTTP without sessions: one message as JSON, several as an event stream.
  static func reply(to request: LoopbackRequest, _ dialogue: Dialogue = Dialogue()) -> LoopbackReply {
    guard request.method == "POST" else { return .whole(status: 405, headers: [("Allow", "POST")]) }
    guard let call = Call(request.body) else { return .whole(status: 400) }
    switch dialogue.answer(to: call) {
    case nil: return .whole(status: 202)
    case .result(let result): return json(call.result(result))
    case .messages(let messages):
      if messages.count == 1 { return json(messages[0]) }
      return .events { stream in for message in messages { stream.event(String(decoding: message, as: UTF8.self)) } }
    case .silence: return .hold
    case .leave: return .close
    }
  }

  private static func json(_ body: [UInt8]) -> LoopbackReply {
    .whole(headers: [("Content-Type", "application/json")], body: body)
  }
}
