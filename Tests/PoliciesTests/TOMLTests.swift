import Testing

@testable import Policies

/// TOML as clients' settings use it.
struct TOMLTests {
  @Test func everyKindOfValue() throws {
    let text = #"""
      # a comment
      title = "a\tb\u00e9\\" # after
      'lit"eral' = 'C:\x'
      long = """
      one \
         two"""
      n = -1_000
      when = 2026-11-25T07:40:15Z
      yes = true
      list = [ "a", # first
        "b",
      ]
      inline = { x = 1, "y.z" = { w = "v" } }
      a.b."c d" = "deep"

      [servers."x.y"]
      on = true
      [servers."x.y".tools.t]
      mode = "ask"

      [[rule]]
      name = "one"
      [[rule]]
      name = "two"
      [rule.sub]
      k = "v"

      """#
    let document = try TOMLDocument(Array(text.utf8))
    let root = document.root
    #expect(root["title"]?.string == "a\tb\u{E9}\\")
    #expect(root["lit\"eral"]?.string == "C:\\x")
    #expect(root["long"]?.string == "one two")
    #expect(root["n"]?.word == "-1_000")
    #expect(root["when"]?.word == "2026-11-25T07:40:15Z")
    #expect(root["list"]?.strings == ["a", "b"])
    #expect(root["inline"]?["y.z"]?["w"]?.string == "v")
    #expect(root["a"]?["b"]?["c d"]?.string == "deep")
    #expect(root["servers"]?["x.y"]?["tools"]?["t"]?["mode"]?.string == "ask")
    #expect(root["rule"]?.elements.map { $0["name"]?.string } == ["one", "two"])
    #expect(root["rule"]?.elements.last?["sub"]?["k"]?.string == "v")
    let body = try #require(document.bodies[["servers", "x.y"]])
    #expect(String(decoding: Array(text.utf8)[body...].prefix(2), as: UTF8.self) == "on")
  }

  @Test(arguments: [
    ("a = ", 1), ("a = \"x", 1), ("\na = 1\na = 2", 3), ("[x\n", 1), ("a b = 1", 1), ("a = 1 2", 1), ("[t]\n[t]", 2),
    ("a = \"\\q\"", 1), ("a = [1", 1), ("= 1", 1), ("a = \"\\ud800\"", 1), ("a = {x = 1, x = 2}", 1),
  ])
  func whatIsNoTOML(_ text: String, _ line: Int) {
    #expect { try TOMLDocument(Array(text.utf8)) } throws: { ($0 as? TOMLProblem)?.line == line }
  }

  @Test func aDeepNestIsRefused() {
    let text = "a = " + String(repeating: "[", count: 10_000)
    #expect(throws: TOMLProblem.self) { try TOMLDocument(Array(text.utf8)) }
  }
}
