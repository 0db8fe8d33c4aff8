import Glibc

/// An MCP server that plays examples and misbehaves on demand.
@main
struct FakeServer {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "canary" { exit(Canary.run(arguments: Array(arguments.dropFirst()))) }
  }
}
