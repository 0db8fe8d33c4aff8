import TestSupport
import Testing

/// The words that lead a person through the program.
struct HelpTests {
  static let verbs = [
    "audit", "build", "crawl", "classify", "policy", "site", "serve", "lock", "verify", "diff", "explain", "rules",
    "sources",
    "doctor",
  ]

  @Test(
    arguments: [[]] + verbs.map { [$0] }
      + ruleVerbs.map { ["rules", $0] } + [["config", "show"]])
  func everyVerbHasItsHelp(_ words: [String]) throws {
    let place = try Workplace()
    let run = try place.run(words + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors == "")
    expectGolden(run.output, named: "help/\((words.isEmpty ? ["plimsoll"] : words).joined(separator: "-")).txt")
    #expect(place.files == [])
  }

  static let ruleVerbs = ["list", "explain", "check", "stats", "bench", "update", "pack"]

  @Test(arguments: [[]] + verbs.map { [$0] })
  func everyVerbTellsTheVersion(_ words: [String]) throws {
    let run = try Workplace().run(words + ["--version"])
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output.contains(
        /^plimsoll \d+\.\d+\.\d+, rules [0-9a-f]{12}, MCP revisions (\d{4}-\d\d-\d\d, )+\d{4}-\d\d-\d\d\n$/))
  }

  @Test(arguments: [
    (["scan"], "Error: Unexpected argument 'scan'"),
    (["--frob"], "Error: Unknown option '--frob'"),
    (["audit", "--fail-no", "high"], "Error: Unknown option '--fail-no'. Did you mean '--fail-on'?"),
    (["audit", "--sandbox", "docker", "x.json"], "Error: The value 'docker' is invalid for '--sandbox <sandbox>'."),
    (["audit", "--timeout", "0", "x.json"], "Error: `--timeout` takes 1 to 86400 seconds"),
    (["audit", "--timeout", "soon", "x.json"], "Error: The value 'soon' is invalid for '--timeout <seconds>'"),
    (["audit", "--concurrency", "0", "x.json"], "Error: `--concurrency` takes 1 to 1000"),
    (
      ["crawl", "--max-age", "yesterday", "x.json"],
      "Error: The value 'yesterday' is invalid for '--max-age <duration>'"
    ),
    (["classify"], "Error: Missing expected argument '<file>'"),
    (["explain", "only-one"], "Error: name a server and a tool"),
    (["explain", "--list", "x.json"], "Error: name one tool of the list"),
    (["site", "--base-url", "ftp://example.org"], "Error: `--base-url` takes an absolute http or https URL"),
    (["audit", "ftp://example.org/mcp"], "error: `ftp://example.org/mcp` is not an http or https URL"),
    (["audit", "npm:../left-pad"], "error: `npm:../left-pad` is not a package"),
    (["audit"], "error: no target was given and no client configuration stands in a usual place"),
    (["audit", "--header", "no-colon", "https://example.org/mcp"], "error: header field 1 (`--header`)"),
    (
      ["audit", "--bearer-env", "NOT_SET", "https://example.org/mcp"],
      "error: the environment has no variable `NOT_SET`"
    ),
    (["audit", "--pass-env", "NOT_SET", "x.json"], "error: there is no file `x.json`"),
    (["policy"], "error: name a server with `--server`"),
    (
      ["policy", "--target", "paper", "--list", "x.json"],
      "Error: The value 'paper' is invalid for '--target <target>'."
    ),
    (["rules", "explain", "no-such-rule"], "error: there is no rule `no-such-rule`: `plimsoll rules list` shows all"),
    (["rules", "check", "no-such-folder"], "error: there is no folder `no-such-folder`"),
  ])
  func wrongUsageIsToldInASentence(_ words: [String], start: String) throws {
    let place = try Workplace()
    let run = try place.run(words)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix(start), "\(run.errors)")
    #expect(place.files == [])
  }
}
