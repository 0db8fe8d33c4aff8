import Crawling
import Testing

@Suite struct TextKindTests {
  @Test(arguments: [
    (#"{"tools":[]}"#, "x.json", TextKind.savedList), ("[]", "x.json", .savedList),
    (#"[{"name":"a","inputSchema":{}}]"#, "x.json", .savedList), ("hello", "x.txt", .savedList), ("", "x", .savedList),
    ("{}", "x.json", .savedList),
    (#"{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}"#, "-", .savedList), (#"{"mcpServers":{}}"#, "x", .configuration),
    ("// x\n{}", "x", .configuration), (#"{"mcpServers":{"a":1,}}"#, "x", .configuration),
    (#"{"mcpServers":[]}"#, "x", .configuration), ("{}", ".mcp.json", .configuration),
    ("{", ".cursor/mcp.json", .configuration), ("[mcp_servers.a]\ncommand='x'", "config.toml", .configuration),
    ("[mcp_servers.a]\ncommand='x'", "-", .configuration),
    ("mcpServers:\n  - name: a\n", "config.yaml", .configuration),
    ("extensions:\n  a: {cmd: x}\n", "-", .configuration), (#"{"servers":[]}"#, "x", .serverList),
    (#"{"name":"a/b","packages":[]}"#, "server.json", .serverList),
    (#"[{"name":"a/b","remotes":[]}]"#, "x", .serverList),
    ("servers:\n - url: https://x.example\n", "x.yaml", .serverList),
    ("name: a\nimage: mcp/a\n", "server.yaml", .dockerEntry),
    ("https://a.example/mcp\n", "x.txt", .plainList), ("# x\n\nnpm:a\n", "x.txt", .plainList), ("<html>", "x", .page),
    (" \n<?xml", "x", .page), ("{\"recording\":1}", "x", .recording),
    (#"{"a":{"url":"https://x.example"}}"#, "x", .configuration),
    (#"{"server":{"mcp_config":{"command":"x"}}}"#, "manifest.json", .configuration),
  ])
  func aFileIsToldByWhatItHolds(text: String, path: String, kind: TextKind) {
    #expect(TextKind.of(Array(text.utf8), path: path) == kind)
  }
}
