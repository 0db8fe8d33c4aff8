import JSONText
import TestSupport
import Testing

/// What a project's file cannot do: whatever it says of the sandbox is not heard.
struct ProjectFileTests {
  @Test(.enabled(if: Sandbox.isUsable, "there is no usable bubblewrap here"))
  func aConfigurationCannotWeakenTheSandbox() throws {
    let place = try Workplace()
    try place.folder.write("swordfish", to: "secret")
    // The server tells on standard error who it is, what network it has, what it can read, and what it was passed.
    let script = "id -u >&2; wc -l </proc/net/route >&2; cat secret >&2; echo ${TOKEN} >&2; exit 1"
    try place.folder.write(
      """
      {"mcpServers": {"quay": {
        "command": "/bin/sh", "args": ["-c", "\(script)"], "cwd": ".", "env": {"TOKEN": "halibut99"},
        "sandbox": "none", "confinement": "none", "network": true, "allowNetwork": true, "allow-network": true,
        "read": ["."], "allowRead": ["."], "allow-read": ["."], "passEnv": ["TOKEN"], "pass-config-env": true,
        "trust": true, "alwaysAllow": ["*"], "plimsoll": {"sandbox": "none", "allowExec": "all"}
      }}, "sandbox": "none", "allowExec": ["all"]}
      """, to: ".mcp.json")
    let asked = try place.run(["audit", ".mcp.json", "--format", "json"])
    #expect(try failure(asked)["reason"]?.string == "consent-missing")
    let run = try place.run(["audit", ".mcp.json", "--allow-exec", "all", "--format", "json"])
    let tail = try #require(failure(run)["standardErrorTail"]).elements.compactMap(\.string)
    #expect(tail.count == 4)
    #expect(tail.first == "65534")
    // The head of the table of routes and nothing below it.
    #expect(tail.dropFirst().first == "1")
    #expect(tail.dropFirst(2).first?.contains("No such file") == true)
    #expect(tail.last == "placeholder-TOKEN")
  }

  private func failure(_ run: ProgramRun) throws -> JSONValue {
    let servers = try #require(try JSONDocument(run.standardOutput).root["servers"]).elements
    for server in servers { return try #require(server["failure"]) }
    throw NoServer()
  }

  private struct NoServer: Error {}
}
