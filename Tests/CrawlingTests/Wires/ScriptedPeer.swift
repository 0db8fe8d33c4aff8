import JSONText
import Synchronization

/// The server's side of a scenario, whatever wire it is reached by: takes our messages, keeps them, says what it sends.
final class ScriptedPeer: Sendable {
  private let scenario: WireScenario
  private let state = Mutex(State())

  private struct State: Sendable {
    var received: [String] = []
    var waiting: [String] = []
    var listID = ""
  }

  init(_ scenario: WireScenario) { self.scenario = scenario }

  /// Every message of ours, in order.
  var received: [String] { state.withLock { $0.received } }

  /// The messages that wait to be sent; each is given out once.
  func takeWaiting() -> [String] {
    state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
  }

  /// Takes one message of ours; what it brings forth waits.
  func take(_ bytes: [UInt8]) {
    guard let message = try? JSONDocument(bytes).root else { return }
    let id = message["id"].map { String(decoding: $0.sourceBytes, as: UTF8.self) } ?? ""
    state.withLock { state in
      state.received.append(String(decoding: bytes, as: UTF8.self))
      switch message["method"]?.string {
      case "initialize":
        state.waiting.append(
          #"{"jsonrpc":"2.0","id":\#(id),"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"#
            + #""serverInfo":{"name":"peer","version":"1"}}}"#)
      case "tools/list":
        state.listID = id
        let cursor = message["params"]?["cursor"].map { String(decoding: $0.sourceBytes, as: UTF8.self) }
        state.waiting += scenario.list(id, cursor)
      case nil: state.waiting += scenario.afterAnswer(state.listID)
      default: break
      }
    }
  }

  /// The id of a request, as it stands there; nil for notifications and answers.
  static func requestID(_ bytes: [UInt8]) -> String? {
    guard let message = try? JSONDocument(bytes).root, message["method"] != nil else { return nil }
    return message["id"].map { String(decoding: $0.sourceBytes, as: UTF8.self) }
  }
}
