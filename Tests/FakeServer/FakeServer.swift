/// An MCP server that plays examples and misbehaves on demand.
@main
struct FakeServer {
  static func main() {}
}
