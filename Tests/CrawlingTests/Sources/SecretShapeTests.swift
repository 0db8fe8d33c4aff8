import Testing
import ToolModel

@testable import Crawling

/// Whatever shape a secret has and wherever it stands, it is in no value that leaves the readers.
@Suite struct SecretShapeTests {
  /// Made up, each in the shape of a kind that is in use.
  static let secrets = [
    "ghp_" + "abcdefGHIJKL0123456789mnopqrSTUVWX00", "github_pat_" + "11ABCDEFG0abcdefghijkl_0123456789",
    "glpat-" + "abcdefGHIJKL01234567",
    "sk-" + "proj-abcdefGHIJKL0123456789mnop", "sk-ant-" + "api03-abcdefGHIJKL0123456789",
    "xoxb-" + "123456789012-abcdefGHIJKL", "AKIA" + "ABCDEFGHIJ012345", "AIza" + "SyAbcdefGHIJKL0123456789mnopqrSTU",
    "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxIn0.abcdefGHIJKL01234", "0123456789abcdef" + "0123456789abcdef",
    "npm_" + "abcdefGHIJKL0123456789mnopqrSTUVWX", "hf_" + "abcdefGHIJKLmnopqrSTUVWXyzabcdefgh",
    "pypi-" + "AgEIcHlwaS5vcmcCJGFiY2RlZg", "SG." + "abcdefGHIJKL0123.456789mnopqr",
    "ya29." + "a0AbcdefGHIJKL0123456789", "lin_api_" + "abcdefGHIJKL0123456789", "rk_live_" + "abcdefGHIJKL0123456789",
    "shpat_" + "0123456789abcdef0123456789abcdef",
    "Aq9zT3kLm8PwX2vRb7YcNd5Hs4Jf", "tvly-" + "abcdefGHIJKL0123456789",
  ]

  @Test(arguments: secrets)
  func aCredentialOfAKnownShapeIsNowhere(secret: String) {
    let texts = [
      #"{"mcpServers":{"s":{"command":"shelf","args":["\#(secret)","--x","\#(secret)","--x=\#(secret)","a \#(secret) b"]}}}"#,
      #"{"mcpServers":{"s":{"command":"npx","args":["-y","shelf-mcp","\#(secret)","https://a.example/\#(secret)/mcp"]}}}"#,
      #"{"mcpServers":{"s":{"url":"https://a.example/s/\#(secret)/mcp"}}}"#,
      #"{"mcpServers":{"s":{"url":"https://a.example/mcp?\#(secret)"}}}"#,
      #"{"mcpServers":{"s":{"command":"npx","args":["mcp-remote","https://a.example/\#(secret)/sse"]}}}"#,
      #"{"mcpServers":{"s":{"command":"sh","args":["-c","shelf --key \#(secret) | tee x"]}}}"#,
    ]
    for text in texts { check(text, secret) }
  }

  /// Words of no shape at all, in the places that are for secrets.
  @Test(arguments: ["hunter2", "swordfish", "correct horse battery", "日本語の鍵", "p@ss:w0rd", "pä55wört"])
  func aPlaceForSecretsShowsNothing(secret: String) {
    let texts = [
      #"{"mcpServers":{"s":{"command":"shelf","env":{"ANY":"\#(secret)"}}}}"#,
      #"{"mcpServers":{"s":{"command":"shelf","args":["--password","\#(secret)","--token=\#(secret)","-e","K=\#(secret)"]}}}"#,
      #"{"mcpServers":{"s":{"command":"shelf","args":["--header","X: \#(secret)","--headers","X-Any","\#(secret)"]}}}"#,
      #"{"mcpServers":{"s":{"url":"https://a.example/mcp","headers":{"X":"\#(secret)"}}}}"#,
      #"{"mcpServers":{"s":{"command":"npx","args":["mcp-remote","https://a.example/mcp","--header","X: \#(secret)"]}}}"#,
      #"{"mcpServers":{"s":{"command":"npx","args":["mcp-remote","https://a.example/mcp","--header","X: ${K}"],"env":{"K":"\#(secret)"}}}}"#,
      #"{"mcpServers":{"s":{"command":"docker","args":["run","-i","-e","K=\#(secret)","shelf/mcp"]}}}"#,
      #"{"mcpServers":{"s":{"command":"env","args":["K=\#(secret)","npx","shelf-mcp"]}}}"#,
      #"{"mcpServers":{"s":{"url":"https://a.example/mcp","bearerToken":"\#(secret)"}}}"#,
    ]
    for text in texts { check(text, secret) }
  }

  @Test(arguments: ["swordfish", "me:swordfish", "swordfish%20x"])
  func aURLShowsNoCredentials(secret: String) {
    for url in [
      "https://\(secret)@a.example/mcp", "https://a.example/mcp?key=\(secret)&x=\(secret)",
      "ws://\(secret)@a.example/mcp",
    ] {
      check(
        #"{"mcpServers":{"s":{"url":"\#(url)"},"t":{"command":"shelf","args":["\#(url)","--at=\#(url)"]}}}"#,
        "swordfish")
    }
  }

  /// Digests and identities are made of what is left, so they are no proof of a guess.
  @Test func digestsDoNotDependOnSecrets() throws {
    func digests(_ secret: String) -> [String] {
      let read = Reading.configuration(
        #"{"mcpServers":{"a":{"command":"shelf","args":["--token","\#(secret)"],"env":{"K":"\#(secret)"}},"b":{"url":"https://a.example/mcp?k=\#(secret)","headers":{"X":"\#(secret)"}},"c":{"command":"npx","args":["shelf-mcp","--key=\#(secret)"]}}}"#
      )
      return read.sources.flatMap { [$0.id.text, LaunchConsent.digest(of: $0, allowsNetwork: false)] }
    }
    #expect(digests("hunter2").count == 6)
    #expect(digests("hunter2") == digests("swordfish"))
  }

  private func check(_ text: String, _ secret: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for path in ["file.json", ".mcp.json"] {
      let read = Reading.configuration(text, path: path)
      #expect(read.sources.count + read.failures.count + read.diagnostics.count > 0, sourceLocation: sourceLocation)
      #expect(!"\(read)".contains(secret), "\(text)", sourceLocation: sourceLocation)
      for source in read.sources {
        #expect(
          !source.id.text.contains(secret) && !Reading.line(source).contains(secret), sourceLocation: sourceLocation)
      }
    }
  }
}
