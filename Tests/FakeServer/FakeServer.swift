import Glibc

/// An MCP server that plays examples and misbehaves on demand.
@main
struct FakeServer {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let mode = arguments.first ?? "list"
    if mode == "canary" { exit(Canary.run(arguments: Array(arguments.dropFirst()))) }
    if mode == "list" {
      for name in ["canary", "example-notes", "example-shell", "example-shop"] { StandardOutput.write(line: name) }
      return
    }
    guard let tools = ExampleTools.tools(of: mode) else {
      StandardError.write(line: "no mode `\(mode)`; `FakeServer list` names them")
      exit(2)
    }
    ExampleServer(name: mode, tools: tools).run()
  }
}
