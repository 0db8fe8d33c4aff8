import Testing

@testable import Policies

/// How every target spells names.
struct NamingTests {
  @Test(arguments: [
    ("tracker", "get_ticket", "mcp__tracker__get_ticket"),
    ("my.server x", "browser.click", "mcp__my_server_x__browser_click"),
    ("a-b", "c-d", "mcp__a-b__c-d"), ("t", "yes", "mcp__t__yes"), ("t", "12:30", "mcp__t__12_30"),
    ("t", "a\"'\n", "mcp__t__a___"), ("t", "café", "mcp__t__caf_"),
  ])
  func claudeNormalises(_ server: String, _ tool: String, _ spelled: String) {
    // Two underscores in a row can be read as the separator.
    let isPlain = !spelled.dropFirst("mcp__".count + server.count + 2).contains("__")
    let spelling = Naming.claude(server: server, tool: tool)
    #expect(spelling == (isPlain ? .exact(spelled) : .doubtful([spelled], why: why(spelling))))
  }

  @Test func claudeDoubtsWhatItMightSpellOtherwise() {
    let emoji = Naming.claude(server: "t", tool: "\u{1F600}")
    #expect(emoji == .doubtful(["mcp__t____", "mcp__t___"], why: why(emoji)))
    let broken = Naming.claude(server: "t", tool: "a\u{FFFD}\u{FFFD}b")
    #expect(broken == .doubtful(["mcp__t__a*b"], why: why(broken)))
    let double = Naming.claude(server: "a__b", tool: "c")
    #expect(double == .doubtful(["mcp__a__b__c"], why: why(double)))
    let edge = Naming.claude(server: "a_", tool: "c")
    #expect(edge == .doubtful(["mcp__a___c"], why: why(edge)))
    #expect(Naming.claude(server: "t", tool: "") == .none(why: "the name is empty"))
    #expect(Naming.claude(server: "", tool: "t") == .none(why: "the server has no name"))
  }

  @Test(arguments: ["browser.click", "yes", "no", "null", "12:30", "2024-01-01", "a\"b", "港", "a/b", "A b"])
  func rawNamesStayAsTheyAre(_ name: String) { #expect(Naming.raw(name) == .exact(name)) }

  @Test(arguments: [" a", "a\n", "\u{FEFF}a", "a\u{0}b", "a\u{FFFD}", "a\u{FFFE}", "\u{A0}a"])
  func namesThatReadersChangeAreOnlyRefused(_ name: String) {
    let spelling = Naming.raw(name)
    #expect(spelling == .doubtful([name], why: why(spelling)))
  }

  @Test func wildcardsInsideNamesNeverAllow() {
    for spelling in [
      Naming.raw("a*", wildcards: "*?"), Naming.joined("s", ":", "a*", wildcards: "*"),
      Naming.glob(server: "s", tool: "a[b]c"),
      Naming.opencode(server: "s", tool: "a?"), Naming.joined("s:t", ":", "a"), Naming.joined("s", ":", "a:b"),
      Naming.devin(server: "s", tool: "a.b"), Naming.goose(server: "My Ext", tool: "a"),
    ] {
      #expect(spelling == .doubtful(texts(spelling), why: why(spelling)))
    }
    #expect(texts(Naming.glob(server: "s", tool: "a[b]c")) == ["s/a*b*c"])
    #expect(texts(Naming.opencode(server: "my server", tool: "a.b")) == ["my server_a.b", "my_server_a_b"])
    #expect(texts(Naming.devin(server: "s", tool: "a.b")) == ["mcp__s__a.b", "mcp__s__a_b"])
  }

  @Test func plainNamesAreExactEverywhere() {
    #expect(Naming.opencode(server: "tracker", tool: "get_ticket") == .exact("tracker_get_ticket"))
    #expect(Naming.devin(server: "tracker", tool: "get_ticket") == .exact("mcp__tracker__get_ticket"))
    #expect(Naming.goose(server: "tracker", tool: "get_ticket") == .exact("tracker__get_ticket"))
    #expect(Naming.glob(server: "tracker", tool: "get_ticket") == .exact("tracker/get_ticket"))
    #expect(Naming.joined("tracker", ":", "get_ticket", prefix: "mcp:") == .exact("mcp:tracker:get_ticket"))
    #expect(Naming.rego("get_ticket") == .exact("get_ticket"))
  }

  /// Gemini CLI changes and cuts names before it compares; a rule that names them otherwise matches nothing.
  @Test func geminiIsToldWhatItCompares() {
    #expect(Naming.gemini(server: "s", tool: "get.page") == .exact("get.page"))
    #expect(texts(Naming.gemini(server: "s", tool: "a b")) == ["a b", "a_b"])
    #expect(texts(Naming.gemini(server: "s", tool: "a:b")) == ["a:b", "a_b"])
    #expect(texts(Naming.gemini(server: "s", tool: "港")) == ["港", "_"])
    #expect(texts(Naming.gemini(server: "s", tool: "mcp_x")) == ["mcp_x"])
    let long = Naming.gemini(server: "s", tool: String(repeating: "n", count: 60))
    #expect(long == .none(why: why(long)))
    #expect(Naming.gemini(server: "s", tool: "") == .none(why: "the name is empty"))
  }

  @Test func gooseIsToldEveryKeyThatItMayUse() {
    #expect(texts(Naming.goose(server: "My Ext", tool: "a")) == ["My Ext__a", "myext__a"])
    #expect(texts(Naming.goose(server: "x.y", tool: "a")) == ["x.y__a", "x_y__a"])
  }

  @Test func regularExpressionsMatchTheNameAndNothingElse() throws {
    for name in ["a.b", "a|b", "(x)", "^$", "a\\b", "港", "\u{1F600}", "a\nb", "[a-z]", "x{2}"] {
      let pattern = RegexText.literal(name)
      #expect(pattern.allSatisfy { $0.isASCII })
      #expect(!pattern.contains(where: { "^$.|()[]*+?".contains($0) }))
    }
    #expect(RegexText.literal("a.b") == #"a\x{2e}b"#)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_764_056_415, "2025-11-25T07:40:15Z"),
      (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
    ] as [(Int64, String)])
  func instantsAreWrittenInUTC(_ seconds: Int64, _ text: String) { #expect(UTCTime.text(seconds) == text) }

  @Test(arguments: ["a\"b", "a\\b", "a\tb", "a\u{202E}b"])
  func regoNeverNeedsAnEscape(_ name: String) {
    let spelling = Naming.rego(name)
    #expect(spelling == .none(why: why(spelling)))
  }

  @Test func literalsOfEveryLanguage() {
    let text = "a\"\\\n\u{0}\u{202E}\u{E0041}港"
    #expect(QuotedText.toml(text) == #""a\"\\\n\u0000\u202E\U000E0041港""#)
    #expect(QuotedText.cel(text) == #""a\"\\\n\u0000\u202E\U000E0041港""#)
    #expect(QuotedText.cedar(text) == #""a\"\\\n\u{0}\u{202e}\u{e0041}港""#)
    #expect(QuotedText.json(text) == #""a\"\\\n\u0000\u202e\udb40\udc41港""#)
    #expect(QuotedText.list(["a", "b"], QuotedText.toml) == #"["a", "b"]"#)
  }

  private func why(_ spelling: Spelling) -> String {
    switch spelling {
    case .exact: ""
    case .doubtful(_, let why), .none(let why): why
    }
  }

  private func texts(_ spelling: Spelling) -> [String] {
    switch spelling {
    case .exact(let text): [text]
    case .doubtful(let texts, _): texts
    case .none: []
    }
  }
}
