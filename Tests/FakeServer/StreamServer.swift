import Glibc

/// Plays a dialogue over standard streams: one JSON text a line (MCP, transport "stdio").
enum StreamServer {
  /// Answers until standard input ends.
  static func serve(_ dialogue: Dialogue) {
    serve(dialogue) { StandardOutput.write($0 + [0x0A]) }
  }

  /// The same, where a first call was read already.
  static func serve(_ dialogue: Dialogue, first: Call) {
    if case .result(let json)? = dialogue.answer(to: first) { StandardOutput.write(first.result(json) + [0x0A]) }
    serve(dialogue)
  }

  /// The same; `write` puts a whole message onto standard output in its own way.
  static func serve(_ dialogue: Dialogue, write: ([UInt8]) -> Void) {
    while let call = next() {
      switch dialogue.answer(to: call) {
      case .result(let json): write(call.result(json))
      case .messages(let messages): for message in messages { write(message) }
      case .leave(let status): exit(status)
      case .silence, nil: continue
      }
    }
  }

  /// The client's next message; nil when standard input has ended.
  static func next() -> Call? {
    while let line = readLine(strippingNewline: true) {
      if let call = Call(Array(line.utf8)) { return call }
    }
    return nil
  }

  /// Waits for the client's next call of this method.
  static func wait(for method: String) -> Call? {
    while let call = next() {
      if call.method == method { return call }
    }
    return nil
  }

  /// Answers the opening properly and returns at the first `tools/list`.
  static func open() -> Call? {
    guard let opening = wait(for: "initialize") else { return nil }
    if case .result(let json) = Dialogue.welcome()(opening) { StandardOutput.write(opening.result(json) + [0x0A]) }
    return wait(for: "tools/list")
  }

  /// Reads past everything until standard input ends, at most ten minutes after it.
  static func linger() {
    while next() != nil {}
  }

  /// Does nothing, whatever comes, for ten minutes.
  static func sleepOn() { _ = sleep(600) }
}
