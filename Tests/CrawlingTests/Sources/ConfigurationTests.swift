import Testing
import ToolModel

@testable import Crawling

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> SourceReading { Reading.configuration(text) }

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
    #expect(read.sources.map(Reading.line) == ["package pypi:shelf-mcp, arguments //not /*a*/ {A: «redacted»}"])
    #expect(read.sources.map(\.origin) == [SourceOrigin(file: "file.json", line: 4, column: 5)])
  }

  @Test func inputsOfAnEditorAreNotResolved() {
    let read = read(
      """
      {"inputs": [{"id": "key", "type": "promptString"}, {"id": "host", "type": "pickString", "default": "blue"},
                  {"id": "pin", "password": true, "default": "swordfish"}], "servers": {
        "a": {"type": "http", "url": "https://shelf.example/mcp", "headers": {"Authorization": "Bearer ${input:key}"}},
        "b": {"type": "http", "url": "https://${input:key}.example/mcp"},
        "c": {"command": "shelf", "env": {"KEY": "${input:key}", "PIN": "${input:pin}"}},
        "d": {"type": "http", "url": "https://${input:host}.example/mcp"}
      }}
      """)
    #expect(read.sources.map(\.name) == ["a", "c", "d"])
    #expect(
      read.sources.map(Reading.line) == [
        "url https://shelf.example/mcp {Authorization: Bearer ${input:key}}",
        "command shelf {KEY: ${input:key}, PIN: ${input:pin}}", "url https://blue.example/mcp",
      ])
    #expect(read.failures.map(\.source.name) == ["b"])
    #expect(read.failures.map(\.reason) == [.configurationRequired])
    #expect(read.diagnostics.map(\.code) == ["unresolved-variable"])
    #expect(!"\(read)".contains("swordfish"))
  }

  @Test(arguments: [
    #"{"mcpServers":{"s":{"command":"shelf"}}}"#, #"{"servers":{"s":{"command":"shelf"}}}"#,
    #"{"mcp":{"servers":{"s":{"command":"shelf"}}}}"#, #"{"mcp":{"s":{"command":["shelf","-x"]}}}"#,
    #"{"context_servers":{"s":{"command":{"path":"shelf","args":[]}}}}"#, #"{"s":{"url":"https://shelf.example/mcp"}}"#,
    #"{"amp.mcpServers":{"s":{"command":"shelf"}}}"#,
    #"{"mcpServers":{"s":{"serverUrl":"https://shelf.example/sse"}}}"#,
    #"{"mcpServers":{"s":{"httpUrl":"https://shelf.example/mcp","url":"https://shelf.example/sse"}}}"#,
    #"{"mcpServers":[{"name":"s","command":"shelf"}]}"#, #"[{"name":"s","command":"shelf"}]"#,
    #"{"projects":{"/a/b":{"mcpServers":{"s":{"command":"shelf"}}}}}"#, "mcp_servers:\n  s:\n    command: shelf\n",
    "[mcp_servers.s]\ncommand = 'shelf'\n", "[[mcp_servers]]\nname = 's'\ncommand = 'shelf'\n",
    #"{"customizations":{"vscode":{"mcp":{"servers":{"s":{"command":"shelf"}}}}}}"#,
    #"{"mcpServers":{"s":{"transport":{"type":"stdio","command":"shelf"}}}}"#,
    #"{"mcpServers":{"s":{"transport":{"type":"http","url":"https://shelf.example/mcp"}}}}"#,
    "\u{FEFF}" + #"{"mcpServers":{"s":{"command":"shelf"}}}"#,
  ])
  func everySpelling(text: String) {
    let read = Reading.configuration(text, path: "file")
    #expect(read.sources.map(\.name) == ["s"])
    #expect(read.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("{", "unreadable-configuration", "`file.json:1:2`: cannot be read as JSON: the text ends too early"),
    ("7", "unreadable-configuration", "`file.json:1:1`: the file is not an object of settings"),
    ("{}", "no-servers", "`file.json:1:1`: names no servers; expected an object `mcpServers` or `servers`"),
    (
      "{\"mcpServers\":{\n \"s\":{}}}", "malformed-entry",
      "`file.json:2:2`: `s` has neither a command nor a URL and was left out"
    ),
    (
      #"{"mcpServers":{"s":7}}"#, "malformed-entry", "`file.json:1:16`: the entry `s` is not an object and was left out"
    ),
    (
      #"{"mcpServers":{"s":{"command":""}}}"#, "malformed-entry",
      "`file.json:1:16`: the command of `s` is empty or not a text and was left out"
    ),
    (
      #"{"mcpServers":{"s":{"url":"ws://x"}}}"#, "malformed-entry",
      "`file.json:1:16`: `ws://x` speaks WebSocket, which this program does not"
    ),
    (
      #"{"mcpServers":{"s":{"command":"x","disabled":true}}}"#, "disabled-entry",
      "`file.json:1:16`: `s` is switched off and was left out"
    ),
    (
      #"{"mcpServers":{"s":{"url":"https://x.example","headers":{"A":"b\r\nC: d"}}}}"#, "malformed-entry",
      "`file.json:1:16`: `A` is not a header field that can be sent"
    ),
    (
      #"{"mcpServers":{"s":{"command":"x"}},"mcp":{"excluded":["s"]}}"#, "disabled-entry",
      "`file.json:1:16`: `s` is excluded by `mcp.excluded` and was left out"
    ),
    (
      #"{"context_servers":{"s":{"source":"extension","settings":{}}}}"#, "malformed-entry",
      "`file.json:1:21`: `s` is started by an extension of the client, which does not say how; it was left out"
    ),
    (
      #"{"extensions":{"s":{"type":"builtin","name":"memory"}}}"#, "built-in-entry",
      "`file.json:1:16`: `s` is built into the client and was left out"
    ),
  ])
  func whatCannotBeRead(text: String, code: String, message: String) {
    let read = read(text)
    #expect(read.sources.isEmpty)
    #expect(read.diagnostics == [Diagnostic(code: code, message: message)])
  }

  @Test func aBrokenFileTellsLineAndColumnWhateverItsSyntax() {
    #expect(
      Reading.configuration("[a]\nb = \n", path: "config.toml").diagnostics.map(\.message) == [
        "`config.toml:2:5`: cannot be read as TOML: a value is expected here"
      ])
    #expect(
      Reading.configuration("a: [\n", path: "config.yaml").diagnostics.first?.message.hasPrefix(
        "`config.yaml:2:1`: cannot be read as YAML: ") == true)
  }

  @Test func aBrokenEntryLeavesTheOthers() {
    let read = read(#"{"mcpServers":{"a":{},"b":{"command":"shelf"},"c":7,"d":{"url":"https://d.example/mcp"}}}"#)
    #expect(read.sources.map(\.name) == ["b", "d"])
    #expect(read.diagnostics.count == 2)
  }

  @Test func tooManyEntriesAreCutAndToldSo() {
    let entries = (0..<1_005).map { "\"s\($0)\":{\"command\":\"shelf\",\"args\":[\"\($0)\"]}" }.joined(separator: ",")
    let read = read("{\"mcpServers\":{\(entries)}}")
    #expect(read.sources.count == 1_000)
    #expect(read.diagnostics.map(\.code) == ["too-many-servers"])
  }

  @Test func aRepeatedNameIsTheLastOne() {
    let read = read(#"{"mcpServers":{"s":{"command":"one"},"s":{"command":"two"}}}"#)
    #expect(read.sources.map(Reading.line) == ["command two"])
  }

  @Test func aWholeLineInTheCommand() {
    #expect(
      read(#"{"mcpServers":{"s":{"command":"npx -y shelf-mcp --root 'a b'"}}}"#).sources.map(Reading.line)
        == ["package npm:shelf-mcp, arguments --root a b"])
    #expect(
      read(#"{"mcpServers":{"s":{"command":"/opt/my tools/shelf"}}}"#).sources.map(Reading.line)
        == ["command /opt/my tools/shelf"])
  }

  @Test func projectFilesStartInTheirProject() {
    let text =
      #"{"mcpServers":{"a":{"command":"./run"},"b":{"command":"./run","cwd":"sub"},"c":{"command":"./run","cwd":"/abs"}}}"#
    let folders = Reading.configuration(text, path: "/p/.cursor/mcp.json", folder: "/p").sources.map {
      source -> String? in
      if case .command(let command) = source.location { command.workingFolder } else { nil }
    }
    #expect(folders == ["/p", "/p/sub", "/abs"])
  }
}
