import Foundation
import TestSupport
import Testing

/// Nothing is started before somebody agreed.
struct ConsentTests {
  /// A command that leaves a file called `started` in the current folder.
  private func marking(_ place: Workplace) throws -> [String] {
    let path = try place.folder.write("#!/bin/sh\n: >'\(place.folder.path("started"))'\nexec \"$@\"\n", to: "server.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return [path, Paths.fakeServer.path, "example-notes"]
  }

  private func digest(in text: String) throws -> String {
    String(try #require(text.firstMatch(of: /--allow-exec ([0-9a-f]{64})/)).1)
  }

  private func wasStarted(_ place: Workplace) -> Bool { place.files.contains("folder/started") }

  @Test func withoutConsentNothingIsStarted() throws {
    let place = try Workplace()
    let command = try marking(place)
    for words in [[], ["--allow-exec", "server.sh"], ["--allow-exec", String(repeating: "0", count: 64)]] {
      let run = try place.run(["audit", "--sandbox", "none"] + words + ["--"] + command)
      #expect(run.status == 3)
      #expect(run.output.contains("  not listed: consent-missing\n"))
      #expect(run.output.contains("Nobody agreed to start this command: to allow exactly this one, give `--allow-exec"))
      #expect(!wasStarted(place))
    }
  }

  @Test func theDigestAllowsExactlyThisCommand() throws {
    let place = try Workplace()
    let command = try marking(place)
    let digest = try digest(in: place.run(["audit", "--"] + command).output)
    let words = ["--sandbox", "none", "--allow-exec", digest]
    for changed in [command + ["more"], Array(command.dropLast()) + ["example-shop"], ["/bin/sh"] + command] {
      #expect(try place.run(["audit"] + words + ["--"] + changed).status == 3)
      #expect(!wasStarted(place))
    }
    let network = try place.run(["audit", "--allow-network"] + words + ["--"] + command)
    #expect(network.status == 3)
    #expect(!wasStarted(place))
    let run = try place.run(["audit"] + words + ["--"] + command)
    #expect(run.status == 0)
    #expect(run.output.contains("  7 tools: "))
    #expect(wasStarted(place))
  }

  @Test func sourcesTellsTheSameDigest() throws {
    let place = try Workplace()
    let command = try marking(place)
    let sources = try place.run(["sources", "--"] + command)
    #expect(sources.status == 0)
    let shown = try #require(sources.output.firstMatch(of: /digest   ([0-9a-f]{64})\n/))
    #expect(String(shown.1) == (try digest(in: place.run(["audit", "--"] + command).output)))
    #expect(!wasStarted(place))
  }

  @Test func everythingOrAnIdentityCanBeAllowed() throws {
    let place = try Workplace()
    let command = try marking(place)
    let refused = try place.run(["audit", "--"] + command).output
    let id = String(try #require(refused.firstMatch(of: /command:sha256:[0-9a-f]{64}/)).0)
    for word in ["all", id] {
      let run = try place.run(["audit", "--sandbox", "none", "--allow-exec", word, "--"] + command)
      #expect(run.status == 0)
      #expect(wasStarted(place))
      try FileManager.default.removeItem(atPath: place.folder.path("started"))
    }
  }

  @Test func aConfigurationIsNoConsent() throws {
    let place = try Workplace()
    let command = try marking(place)
    let words = command.dropFirst().map { "\"\($0)\"" }.joined(separator: ",")
    try place.folder.write(
      #"{"mcpServers": {"notes": {"command": "\#(command[0])", "args": [\#(words)]}}}"#, to: ".mcp.json")
    for arguments in [["audit"], ["audit", ".mcp.json"], ["crawl", "--store", "s"], ["sources"]] {
      let run = try place.run(arguments + (arguments == ["sources"] ? [] : ["--sandbox", "none"]))
      #expect(run.status == (arguments == ["sources"] ? 0 : 3))
      #expect(!wasStarted(place))
    }
  }
}
