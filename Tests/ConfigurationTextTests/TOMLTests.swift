import ConfigurationText
import TestSupport
import Testing

@Suite struct TOMLTests {
  private func read(_ text: String) throws -> String {
    Notation.of(try ConfigurationText.read(Array(text.utf8), .toml))
  }

  @Test(arguments: [
    ("", "nothing"), ("# only a comment", "nothing"), ("a = 1", "{a: #1}"),
    ("a = 1\r\nb = 2 # two\r\n", "{a: #1, b: #2}"),
    (#"a = "x\ty\u00e9\U0001F6A2\"\\" "#, "{a: x\ty\u{e9}\u{1F6A2}\"\\}"), (#"a = 'C:\x'"#, #"{a: C:\x}"#),
    ("a = \"\"\"\nline\n  two \\\n\n   three\"\"\"", "{a: line\n  two three}"), ("a = '''\n'x'''''", "{a: 'x''}"),
    (#"a = """""two"""""#, #"{a: ""two"}"#), ("a = [1, [2, 3], # x\n \"y\", ]", "{a: [#1, [#2, #3], y]}"),
    ("a = {b = 1, c.d = true, }", "{a: {b: #1, c: {d: true}}}"),
    ("a.b.\"c d\" = 1\na.e = 2", "{a: {b: {c d: #1}, e: #2}}"),
    ("[a]\nx = 1\n[a.b]\ny = 2\n[c.d]\n", "{a: {x: #1, b: {y: #2}}, c: {d: {}}}"),
    ("[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 3", "{a: [{x: #1}, {x: #2, b: {y: #3}}]}"),
    ("[a.b]\n[a]\nx = 1", "{a: {b: {}, x: #1}}"),
    ("a = 1_000\nb = 0xDEAD_beef\nc = -1.5e+3\nd = inf", "{a: #1000, b: #0xDEADbeef, c: #-1.5e+3, d: #inf}"),
    (
      "a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00.5-07:00\nc = 07:32",
      "{a: 1979-05-27T07:32:00Z, b: 1979-05-27 07:32:00.5-07:00, c: 07:32}"
    ),
    ("[fruit]\napple.color = 1\n[fruit.apple.taste]\nx = 1", "{fruit: {apple: {color: #1, taste: {x: #1}}}}"),
    ("1 = 2\n\"\" = 3", "{1: #2, : #3}"),
    ("\u{FEFF}a = 1", "{a: #1}"),
  ])
  func whatIsRead(text: String, expected: String) throws { #expect(try read(text) == expected) }

  @Test(arguments: [
    ("a", 1, 2), ("a =", 1, 4), ("a = 1 b = 2", 1, 7), ("a = 1\na = 2", 2, 1), ("[a]\n[a]", 2, 2),
    ("[a]\nx = 1\n[a.x]", 3, 4),
    ("a = {b = 1}\n[a]", 2, 2), ("a = [1]\n[[a]]", 2, 3), ("a.b = 1\n[a]", 2, 2), ("[a.b]\nx = 1\n[a]\nb.y = 2", 4, 1),
    ("a = \"x", 1, 7), ("a = \"x\ny\"", 1, 7), ("a = \"\\x\"", 1, 6), ("a = \"\\uD800\"", 1, 6), ("a = 01", 1, 5),
    ("a = 1__2", 1, 5),
    ("a = yes", 1, 5), ("[a", 1, 3), ("[]", 1, 2), ("a = [1 2]", 1, 8), ("a = {b = 1 c = 2}", 1, 12),
    ("a = 1 # \u{7F}", 1, 9),
    ("= 1", 1, 1), ("\"a\" \"b\" = 1", 1, 5), ("a = '''x''''''", 1, 14), ("[[a]]\n[a]", 2, 2), ("a.b = 1\na = 2", 2, 1),
    ("é = 1", 1, 1),
  ])
  func whatIsRefused(text: String, line: Int, column: Int) {
    #expect { try self.read(text) } throws: {
      ($0 as? ConfigurationProblem)?.place == TextPlace(line: line, column: column)
    }
  }

  @Test func placesAreThoseOfKeysAndValues() throws {
    let root = try #require(
      try ConfigurationText.read(Array("# é\n\n[mcp_servers.shelf]\n  url = \"x\"\n".utf8), .toml))
    let shelf = try #require(root["mcp_servers"]?.members?.first)
    #expect(shelf.place == TextPlace(line: 3, column: 14))
    #expect(shelf.value.members?.first?.place == TextPlace(line: 4, column: 3))
    #expect(shelf.value["url"]?.place == TextPlace(line: 4, column: 9))
  }

  @Test func depthAndLengthAreBounded() {
    for text in [
      "a = " + String(repeating: "[", count: 100_000), "a = " + String(repeating: "{a=", count: 100_000),
      "[" + String(repeating: "a.", count: 100_000) + "a]", String(repeating: "a.", count: 100_000) + "a = 1",
    ] { #expect(throws: ConfigurationProblem.self) { try self.read(text) } }
  }

  /// Twenty thousand tables, keys and elements: a reader that looked through them again and again would not come back.
  @Test func manyKeysCostOnePass() throws {
    let tables = (0..<20_000).map { "[[t]]\nk\($0) = 1\n" }.joined()
    let keys = (0..<20_000).map { "k\($0) = 1\n" }.joined()
    let dotted = (0..<10_000).map { "a.b.c.k\($0) = 1\n" }.joined()
    let list = "a = [" + String(repeating: "1,\n", count: 20_000) + "]"
    for (text, count) in [(tables, 1), (keys, 20_000), (dotted, 1), (list, 1)] {
      #expect(try ConfigurationText.read(Array(text.utf8), .toml)?.members?.count == count)
    }
  }
}
