import TestSupport
import Testing

/// Rules, overrides and packs of the user's own.
struct OwnRuleTests {
  private static let rule = """
    title: Speaks of the weather
    why: The first sentence names rain.
    state: experimental
    kind: finding
    severity: high
    remedy: take an umbrella
    confidence: 60
    match:
      words: [rain]
      in: lead
    hits:
    - {name: dry, description: Waits for rain.}
    - {name: sail, description: Sails in rain.}
    misses:
    - {name: dry, description: Waits for sun.}
    - {name: sail, description: Sails in fog.}

    """
  private static let row = #"{"server":"quay","name":"delete_boat","description":"Deletes a boat in the rain."}"# + "\n"

  @Test func ownRulesAreAddedAndTold() throws {
    let place = try Workplace()
    try place.folder.write(Self.rule, to: "mine/weather.yaml")
    let run = try place.run("classify", "--rules", place.folder.path("mine"), "-", input: Self.row)
    #expect(run.status == 0)
    #expect(run.errors.contains("1 added, 0 replaced"))
    #expect(run.output.contains(#""id":"weather""#))
    #expect(try !place.run("classify", "-", input: Self.row).output.contains(#""id":"weather""#))
    let check = try place.run("rules", "check", place.folder.path("mine"), "--extend", "--mutations")
    #expect(check.output.hasSuffix("all hits and misses hold\n") || check.status == 1)
  }

  @Test func badRulesStopTheRun() throws {
    let place = try Workplace()
    try place.folder.write("title: x\n", to: "mine/weather.yaml")
    let run = try place.run("classify", "--rules", place.folder.path("mine"), "-", input: Self.row)
    #expect(run.status == 2)
    #expect(run.errors.contains("weather.yaml:1: a rule lacks `state`"))
    #expect(run.output == "")
  }

  @Test func overridesStandInEveryAnswer() throws {
    let place = try Workplace()
    let text = """
      overrides:
      - {tool: delete_boat, label: write, risk: low, reason: a model boat}
      - {tool: other, label: read, reason: r, expires: 2001-01-01}

      """
    try place.folder.write(text, to: "overrides.yaml")
    let run = try place.run("classify", "--overrides", place.folder.path("overrides.yaml"), "-", input: Self.row)
    #expect(run.status == 0)
    #expect(run.output.contains(#""category":"write","risk":"low""#))
    #expect(run.output.contains(#"{"rule":"override","scope":"tool","pointer":"","words":"a model boat""#))
    #expect(run.errors.contains("the override of `other` ended on 2001-01-01 and is not used"))
  }

  @Test func statsCountServersAndNeverFiring() throws {
    let rows = ["a", "b", "b"].map { #"{"server":"\#($0)","name":"delete_boat"}"# }.joined(separator: "\n")
    let run = try Workplace().run("rules", "stats", "-", input: rows)
    #expect(run.status == 0)
    let row = run.output.split(separator: "\n").map { $0.split(separator: "\t") }.first { $0[0] == "destroy-by-name" }
    #expect(row?.dropFirst(2).prefix(2) == ["3", "2"])
    #expect(run.errors.contains("3 tools, 0 rows skipped"))
    #expect(run.errors.contains("never fired"))
  }

  @Test func benchTellsMissesOnAPage() throws {
    let place = try Workplace()
    let rows = [
      #"{"name":"delete_boat","category":"destructive","risk":"high"}"#,
      #"{"name":"get_<b>boat</b>","category":"financial","risk":"critical"}"#,
    ]
    try place.folder.write(rows.joined(separator: "\n"), to: "labels.jsonl")
    let run = try place.run("rules", "bench", place.folder.path("labels.jsonl"), "--html", "out.html")
    #expect(run.status == 0)
    #expect(run.output.contains("2 rows, category 50.0 %"))
    let page = String(decoding: try place.folder.read("out.html"), as: UTF8.self)
    #expect(page.contains("get_&lt;b&gt;boat&lt;/b&gt;"))
    #expect(!page.contains("<b>boat"))
  }

  @Test func aPackIsTakenOverOnlyWithItsKey() throws {
    let place = try Workplace()
    // RFC 8410 section 10.3 and 10.1: published examples, secret to nobody.
    let begin = "-----BEGIN PRIVATE" + " KEY-----\n"
    try place.folder.write(
      begin + "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE" + " KEY-----\n",
      to: "key.pem")
    try place.folder.write(
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n",
      to: "public.pem")
    try place.folder.write(Self.rule, to: "mine/weather.yaml")
    let pack = try place.run(
      "rules", "pack", place.folder.path("mine"), "--key", place.folder.path("key.pem"), "-o", "mine.pack")
    #expect(pack.status == 0)
    let update = try place.run(
      "rules", "update", "--from", "mine.pack", "--key", place.folder.path("public.pem"), "-o", "taken.pack")
    #expect(update.status == 0)
    #expect(update.output.hasPrefix("taken.pack: 1 rules, pack "))
    let run = try place.run("classify", "--rules", "taken.pack", "-", input: Self.row)
    #expect(run.output.contains(#""id":"weather""#))
    var text = String(decoding: try place.folder.read("mine.pack"), as: UTF8.self)
    text = text.split(separator: "umbrella").joined(separator: "raincoat")
    try place.folder.write(text, to: "changed.pack")
    let refused = try place.run(
      "rules", "update", "--from", "changed.pack", "--key", place.folder.path("public.pem"), "-o", "other.pack")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("its rules are not the ones that were signed"))
  }
}
