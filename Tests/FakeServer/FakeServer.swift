import Glibc

/// An MCP server that plays examples and misbehaves on demand: `FakeServer list`, `FakeServer MODE [--http PORT]`.
/// Further words are ignored, so that a caller can mark its processes.
@main
struct FakeServer {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let mode = arguments.first ?? "list"
    switch mode {
    case "list": for line in lines { StandardOutput.write(line: line) }
    case "canary": exit(Canary.run(arguments: Array(arguments.dropFirst())))
    case CanaryInterfaces.word: exit(CanaryInterfaces.run(arguments.dropFirst().first ?? ""))
    case Lingering.mode: Lingering.run()
    default: play(mode, port: port(in: arguments))
    }
  }

  private static func play(_ name: String, port: String?) {
    guard let mode = Mode.all.first(where: { $0.name == name }) else {
      StandardError.write(line: "no mode `\(name)`; `FakeServer list` names them")
      exit(2)
    }
    if let port {
      guard let number = UInt16(port) else {
        StandardError.write(line: "`\(port)` is not a port")
        exit(2)
      }
      if case .streams = mode.manner { leave(mode, "standard streams only; leave `--http` out") }
      return WebServer.serve(mode, port: number)
    }
    switch mode.manner {
    case .dialogue(let dialogue): StreamServer.serve(dialogue)
    case .streams(let play): play()
    case .web: leave(mode, "HTTP only; add `--http PORT`")
    }
  }

  private static func leave(_ mode: Mode, _ why: String) -> Never {
    StandardError.write(line: "`\(mode.name)` is played over \(why)")
    exit(2)
  }

  /// The word after `--http`; 0 takes a free port.
  private static func port(in arguments: [String]) -> String? {
    guard let flag = arguments.firstIndex(of: "--http") else { return nil }
    return arguments[flag...].dropFirst().first ?? "0"
  }

  /// Name, transports and description of every mode, with tabs between.
  private static var lines: [String] {
    let canary = "canary\tstdio\ttries to get out of the sandbox and prints what it could do; speaks no MCP"
    return (Mode.all.map { "\($0.name)\t\($0.transports)\t\($0.description)" } + [canary]).sorted()
  }
}
