import Testing
import ToolModel

@testable import Crawling

/// The same server from two sources is one server, and two servers are two.
@Suite struct SamenessTests {
  private static let reader = SourceReader(vault: Vault())

  /// The identity of a server as a target, a command, an entry or a list names it.
  private func id(_ text: String) throws -> String {
    if text.hasPrefix("{") {
      let bytes = Array(text.utf8)
      let reading =
        TextKind.of(bytes, path: "list.json") == .serverList
        ? Self.reader.serverList(bytes, label: "list.json") : Reading.configuration(text)
      return try #require(reading.sources.first?.id.text ?? reading.failures.first?.source.id.text)
    }
    if text.hasPrefix("http") { return try Self.reader.endpoint(text).get().id.text }
    if text.hasPrefix("pypi:") || text.hasPrefix("npm:") || text.hasPrefix("oci:") {
      return try Self.reader.package(text).get().id.text
    }
    return try Self.reader.command(text.split(separator: " ").map(String.init)).get().id.text
  }

  @Test(arguments: [
    ("uvx Shelf_MCP==1.0", "pypi:shelf-mcp"), ("pypi:shelf.mcp", "pypi:Shelf--MCP==2"),
    ("uvx --from shelf-mcp shelf", "pipx run shelf_mcp"),
    ("npx -y @Shelf/MCP@latest", "npm:@shelf/mcp"), ("npx -y shelf-mcp --a", "bunx shelf-mcp@2 --b"),
    ("docker run -i shelf/mcp:1", "oci:docker.io/shelf/mcp@sha256:00"),
    ("oci:shelf", "podman run docker.io/library/shelf"),
    ("https://Shelf.example:443/mcp", "https://shelf.example/mcp#x"),
    ("https://shelf.example/a/../mcp", "https://shelf.example/%6Dcp"),
    ("https://shelf.example/mcp?key=1", "https://shelf.example/mcp?key=2"),
    ("npx mcp-remote https://shelf.example/mcp", "https://shelf.example/mcp"),
    (
      #"{"mcpServers":{"a":{"url":"https://shelf.example/mcp","headers":{"A":"b"}}}}"#,
      "https://me:pw@shelf.example/mcp"
    ),
    (
      #"{"mcpServers":{"a":{"command":"npx","args":["-y","shelf-mcp"],"env":{"A":"b"}}}}"#,
      #"{"servers":[{"server":{"name":"io.x/y","packages":[{"registryType":"npm","identifier":"shelf-mcp","version":"1.0.0"}]}}]}"#
    ),
    (
      #"{"servers":[{"name":"a","package":"pypi:shelf-mcp","command":["/opt/shelf"]}]}"#,
      #"{"mcpServers":{"b":{"command":"uvx","args":["shelf_mcp"]}}}"#
    ),
    (
      #"{"servers":[{"server":{"name":"io.x/y","remotes":[{"type":"sse","url":"https://shelf.example/sse"}]}}]}"#,
      #"{"mcpServers":{"b":{"serverUrl":"https://shelf.example/sse"}}}"#
    ),
    ("shelf --token aaaa", "shelf --token bbbb"),
    ("shelf --url https://a.example/?k=1", "shelf --url https://a.example/?k=2"),
    (
      #"{"servers":[{"server":{"name":"io.x/y","description":"one"}}]}"#,
      #"{"servers":[{"server":{"name":"io.x/y","version":"2"}}]}"#
    ),
  ])
  func same(first: String, second: String) throws { #expect(try id(first) == id(second)) }

  @Test(arguments: [
    ("npm:shelf-mcp", "pypi:shelf-mcp"), ("npm:@a/mcp", "npm:@b/mcp"), ("npm:shelf-mcp", "npm:shelf_mcp"),
    ("oci:a/mcp", "oci:ghcr.io/a/mcp"), ("https://a.example/mcp", "http://a.example/mcp"),
    ("https://a.example/mcp", "https://a.example:8443/mcp"), ("https://a.example/mcp", "https://a.example/mcp/"),
    ("https://a.example/A", "https://a.example/a"),
    ("https://a.example/mcp?a=1", "https://a.example/mcp?b=1"), ("shelf --root a", "shelf --root b"),
    ("npx -y @smithery/cli run a", "npx -y @smithery/cli run b"),
    ("uv run --with mcp mcp run a.py", "uv run --with mcp mcp run b.py"),
    ("docker run node npx a", "docker run node npx b"),
    (#"{"servers":[{"server":{"name":"io.x/y"}}]}"#, #"{"servers":[{"server":{"name":"io.x/z"}}]}"#),
  ])
  func different(first: String, second: String) throws { #expect(try id(first) != id(second)) }
}
