import Foundation
import TestSupport
import Testing

/// What a configuration keeps secret reaches no output, no store, no page.
struct SecretTests {
  @Test func noSecretLeavesAConfiguration() throws {
    let place = try Workplace()
    let fake = Paths.fakeServer.path
    try place.folder.write(
      #"""
      {"mcpServers": {
        "notes": {"command": "\#(fake)", "args": ["example-notes", "--api-key", "swordfish-argument", "--token=swordfish-joined"],
          "env": {"NOTES_TOKEN": "swordfish-environment"}},
        "far": {"url": "http://127.0.0.1:9/mcp?api_key=swordfish-query",
          "headers": {"Authorization": "Bearer swordfish-header"}}
      }}
      """#, to: "config.json")
    let launch = ["--allow-exec", "all", "--timeout", "20"] + Sandbox.options
    let runs = [
      ["sources", "config.json"], ["audit", "config.json"], ["audit", "config.json", "--format", "json"] + launch,
      ["audit", "config.json", "--verbose"] + launch,
      ["build", "config.json", "--store", "store.sqlite", "--site", "site", "--policies", "policies"] + launch,
      ["build", "config.json", "--pass-config-env", "--store", "store.sqlite", "--site", "site"] + launch,
      ["explain", "--store", "store.sqlite", "notes", "delete_note"],
    ]
    for words in runs {
      let run = try place.run(words)
      #expect(!(run.output + run.errors).contains("swordfish"), "\(words)")
    }
    let sources = try place.run("sources", "config.json")
    #expect(sources.status == 0)
    expectGolden(
      place.neutral(sources.output).replacing(/[0-9a-f]{64}/, with: "DIGEST"), named: "sources/secrets.txt")
    let wanted = Data("swordfish".utf8)
    let written = place.files.filter { $0 != "folder/config.json" }
    #expect(written.count > 60)
    for name in written {
      let path = place.folder.path(String(name.dropFirst("folder/".count)))
      let bytes = FileManager.default.contents(atPath: path) ?? Data()
      #expect(bytes.firstRange(of: wanted) == nil, "\(name)")
    }
  }
}
