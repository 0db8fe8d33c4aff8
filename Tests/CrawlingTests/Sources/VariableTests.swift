import Testing
import ToolModel

@testable import Crawling

@Suite struct VariableTests {
  private static let variables = ["KEY": "s3cret", "HOST": "shelf"]

  private func line(_ path: String, _ text: String, allowed: Bool = true) -> String {
    let read = Reading.configuration(text, path: path, variables: allowed ? Self.variables : [:])
    return (read.sources.map(Reading.line) + read.failures.map { "\($0.reason.rawValue): \($0.message)" }).joined()
  }

  /// Each client has its own notations; those of the others are plain text.
  @Test(arguments: [
    (".mcp.json", "${HOST}", "shelf"), (".mcp.json", "${HOST:-x}", "shelf"), (".mcp.json", "${NONE:-x}", "x"),
    (".mcp.json", "${env:HOST}", "${env:HOST}"), (".cursor/mcp.json", "${env:HOST}", "shelf"),
    (".cursor/mcp.json", "${HOST}", "${HOST}"), (".cursor/mcp.json", "${userHome}", "/users/me"),
    (".vscode/mcp.json", "${workspaceFolder}${pathSeparator}x", "/projects/shelf/x"),
    (".vscode/mcp.json", "${workspaceFolderBasename}", "shelf"), (".gemini/settings.json", "$HOST", "shelf"),
    (".gemini/settings.json", "${HOST}-%HOST%", "shelf-shelf"), (".gemini/settings.json", "a%E2%82%AC", "a%E2%82%AC"),
    ("opencode.json", "{env:HOST}", "shelf"), ("opencode.json", "${HOST}", "${HOST}"),
    (".continue/config.yaml", "${{ secrets.HOST }}", "shelf"), (".continue/config.yaml", "${{secrets.HOST}}", "shelf"),
    ("unknown.json", "${HOST}${env:HOST}{env:HOST}$HOST", "shelfshelfshelf$HOST"),
    ("Claude/claude_desktop_config.json", "${HOST}", "${HOST}"),
    (".mcp.json", "${", "${"), (".mcp.json", "${}", "${}"), (".mcp.json", "${1A}", "${1A}"),
    (".mcp.json", "$${HOST}", "$shelf"),
  ])
  func theClientsNotationIsFilledIn(path: String, text: String, expected: String) {
    let format = ClientFormat.ofFile(path)?.format ?? .unknown
    var values = ConfiguredValues()
    values.variables = Self.variables
    values.home = "/users/me"
    values.workspaceFolder = "/projects/shelf"
    #expect(VariableFiller(notations: format.variables, values: values).fill(text).value == expected)
  }

  @Test func aValueIsNeverShown() {
    let text = #"""
      {"mcpServers":{"s":{"url":"https://${HOST}.example/${KEY}/mcp?key=${KEY}&a=b","headers":{"Authorization":"Bearer ${KEY}","X":"a ${KEY}"}}}}
      """#
    #expect(
      line(".mcp.json", text)
        == "url https://shelf.example/«redacted»/«redacted»?key=«redacted»&a=«redacted» {Authorization: Bearer ${KEY}, X: «redacted»${KEY}}"
    )
    #expect(
      line(
        ".mcp.json",
        #"{"mcpServers":{"s":{"command":"shelf","args":["--key","${KEY}","--at=${HOST}"],"env":{"A":"${KEY}","B":"x${KEY:-y}"}}}}"#
      )
        == "command shelf --key ${KEY} --at=${HOST} {A: ${KEY}, B: «redacted»${KEY}}")
  }

  @Test func whatIsNotAllowedStaysAName() {
    #expect(
      line(".mcp.json", #"{"mcpServers":{"s":{"url":"https://${HOST}.example/${KEY}"}}}"#, allowed: false)
        == "configuration-required: its URL needs `HOST` and `KEY`: to use the value of your environment, give `--pass-env HOST --pass-env KEY`"
    )
    #expect(
      line(".mcp.json", #"{"mcpServers":{"s":{"command":"${KEY}/shelf"}}}"#, allowed: false)
        == "configuration-required: its command needs `KEY`: to use the value of your environment, give `--pass-env KEY`"
    )
    let read = Reading.configuration(
      #"{"mcpServers":{"s":{"url":"https://a.example/mcp","headers":{"Authorization":"Bearer ${KEY}"}}}}"#,
      path: ".mcp.json")
    #expect(
      read.diagnostics.map(\.message) == [
        "`.mcp.json:1:16`: the header `Authorization` needs `KEY` and is not sent; to use the value of your environment, give `--pass-env KEY`"
      ])
  }

  @Test func anIdentityDoesNotDependOnValuesOrNotations() {
    let claude = #"{"mcpServers":{"s":{"command":"shelf","args":["--at","${HOST}"]}}}"#
    let cursor = #"{"mcpServers":{"s":{"command":"shelf","args":["--at","${env:HOST}"]}}}"#
    let ids = [
      Reading.configuration(claude, path: ".mcp.json"),
      Reading.configuration(claude, path: ".mcp.json", variables: Self.variables),
      Reading.configuration(cursor, path: ".cursor/mcp.json"),
    ].flatMap { $0.sources.map(\.id.text) }
    #expect(ids.count == 3)
    #expect(Set(ids).count == 1)
  }

  @Test func codexNamesItsVariables() {
    let text = """
      [mcp_servers.far]
      url = "https://far.example/mcp"
      bearer_token_env_var = "KEY"
      http_headers = { "X-Region" = "eu" }
      env_http_headers = { "X-Host" = "HOST" }
      [mcp_servers.near]
      command = "near"
      env_vars = ["KEY", { name = "HOST", source = "local" }]
      [mcp_servers.near.env]
      MODE = "fast"
      """
    #expect(
      Reading.configuration(text, path: ".codex/config.toml", variables: Self.variables).sources.map(Reading.line) == [
        "url https://far.example/mcp {Authorization: Bearer ${KEY}, X-Host: ${HOST}, X-Region: «redacted»}",
        "command near {HOST: ${HOST}, KEY: ${KEY}, MODE: «redacted»}",
      ])
  }

  @Test func longAndHostileTextsAreBounded() {
    let filler = VariableFiller(notations: Set(VariableNotation.allCases), values: ConfiguredValues())
    let many = String(repeating: "${", count: 200_000)
    #expect(filler.fill(many).value == many)
    #expect(filler.fill(String(repeating: "$", count: 200_000)).missing.isEmpty)
    #expect(filler.fill(String(repeating: "${A}", count: 10_000)).missing.count == 10_000)
    let huge = String(repeating: "${A}", count: 300_000)
    #expect(filler.fill(huge).value == huge)
  }
}
