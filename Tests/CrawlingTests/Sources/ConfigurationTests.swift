import Testing
import ToolModel

@testable import Crawling

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> (sources: [ServerSource], diagnostics: [Diagnostic]) {
    SourceReader(vault: Vault()).configuration(Array(text.utf8), label: "file.json")
  }

  @Test func commentsAndTrailingCommas() {
    let read = read(
      """
      // of mine
      {
        /* the servers */ "servers": {
          "shelf": { "type": "stdio", "command": "uvx", "args": ["shelf-mcp", "//not", "/*a*/",], "env": {"A": "b",}, },
        },
        "inputs": [{"id": "key", "type": "promptString", "password": true},],
      }
      """)
    #expect(read.diagnostics.isEmpty)
    #expect(read.sources.map(\.id.text) == ["pkg:pypi/shelf-mcp"])
    guard case .command(let command)? = read.sources.first?.location else { return #expect(Bool(false)) }
    #expect(command.arguments.map(\.redacted) == ["shelf-mcp", "//not", "/*a*/"])
    #expect(command.environment.map(\.name) == ["A"])
    #expect(command.environment.map(\.value.redacted) == ["«redacted»"])
  }

  @Test func inputsOfAnEditorAreNotResolved() {
    let read = read(
      """
      {"inputs": [{"id": "key", "type": "promptString"}], "servers": {
        "a": {"type": "http", "url": "https://shelf.example/mcp", "headers": {"Authorization": "Bearer ${input:key}"}},
        "b": {"type": "http", "url": "https://${input:key}.example/mcp"},
        "c": {"command": "shelf", "env": {"KEY": "${input:key}"}}
      }}
      """)
    #expect(read.sources.map(\.name) == ["a", "c"])
    #expect(read.diagnostics.map(\.code) == ["unresolved-variable"])
    #expect(read.diagnostics.map(\.pointer) == ["/servers/b"])
  }

  @Test(arguments: [
    (#"{"mcpServers":{"s":{"command":"shelf"}}}"#, "s"), (#"{"servers":{"s":{"command":"shelf"}}}"#, "s"),
    (#"{"mcp":{"servers":{"s":{"command":"shelf"}}}}"#, "s"), (#"{"mcp":{"s":{"command":["shelf","-x"]}}}"#, "s"),
    (#"{"context_servers":{"s":{"command":{"path":"shelf","args":[]}}}}"#, "s"),
    (#"{"s":{"url":"https://shelf.example/mcp"}}"#, "s"), (#"{"amp.mcpServers":{"s":{"command":"shelf"}}}"#, "s"),
    (#"{"mcpServers":{"s":{"serverUrl":"https://shelf.example/sse"}}}"#, "s"),
    (#"{"mcpServers":{"s":{"httpUrl":"https://shelf.example/mcp"}}}"#, "s"),
  ])
  func everyClientsSpelling(text: String, name: String) {
    let read = read(text)
    #expect(read.sources.map(\.name) == [name])
    #expect(read.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("{", "unreadable-configuration"), ("[]", "unreadable-configuration"), ("{}", "no-servers"),
    (#"{"mcpServers":{"s":{}}}"#, "malformed-entry"), (#"{"mcpServers":{"s":7}}"#, "malformed-entry"),
    (#"{"mcpServers":{"s":{"command":""}}}"#, "malformed-entry"),
    (#"{"mcpServers":{"s":{"url":"ws://x"}}}"#, "malformed-entry"),
    (#"{"mcpServers":{"s":{"command":"x","disabled":true}}}"#, "disabled-entry"),
    (#"{"mcpServers":{"s":{"url":"https://x.example","headers":{"A":"b\r\nC: d"}}}}"#, "malformed-entry"),
  ])
  func whatCannotBeRead(text: String, code: String) {
    let read = read(text)
    #expect(read.sources.isEmpty)
    #expect(read.diagnostics.map(\.code) == [code])
  }

  @Test func aBridgeIsItsEndpoint() throws {
    let read = read(
      """
      {"mcpServers": {
        "a": {"command": "npx", "args": ["-y", "mcp-remote@latest", "https://shelf.example/sse", "--allow-http"]},
        "b": {"command": "npx", "args": ["mcp-remote", "https://shelf.example/mcp", "--header",
              "Authorization: Bearer ${KEY}", "--header", "X-Other:${NONE}"], "env": {"KEY": "s3cret"}},
        "c": {"command": "cmd", "args": ["/c", "npx", "mcp-remote", "https://shelf.example/c"]},
        "d": {"command": "npx", "args": ["shelf-mcp", "mcp-remote", "https://shelf.example/d"]}
      }}
      """)
    #expect(
      read.sources.map(\.id.text) == [
        "https://shelf.example/sse", "https://shelf.example/mcp", "https://shelf.example/c", "pkg:npm/shelf-mcp",
      ])
    #expect(read.diagnostics.map(\.code) == ["unresolved-variable"])
    guard case .endpoint(let endpoint) = read.sources[1].location else { return #expect(Bool(false)) }
    #expect(endpoint.headers.map(\.name) == ["Authorization"])
    #expect(endpoint.headers.map(\.value.redacted) == ["«redacted»"])
  }

  @Test func noSecretIsShown() {
    let secrets = ["hunter2", "ghp_abcdefghijklmnop", "s3cretkey"]
    let read = read(
      """
      {"mcpServers": {
        "a": {"command": "shelf", "args": ["--password", "hunter2", "--token=ghp_abcdefghijklmnop", "-e", "K=s3cretkey",
              "https://me:hunter2@shelf.example/?key=s3cretkey", "--header", "X: hunter2"], "env": {"K": "s3cretkey"}},
        "b": {"url": "https://me:hunter2@shelf.example/mcp?key=s3cretkey", "headers": {"X": "ghp_abcdefghijklmnop"}}
      }}
      """)
    #expect(read.sources.count == 2)
    for secret in secrets { #expect(!"\(read)".contains(secret)) }
  }
}
