import Testing
import ToolModel

@testable import Crawling

/// Who asked to be left alone.
struct OptOutListTests {
  private static let text = """
    # a comment
    example.com   # and everything below
    *.Example.NET.
    https://example.org/tools/
    https://example.org/exact
    pkg:npm/shelf

    """

  private func list(_ text: String) -> OptOutList {
    var list = OptOutList()
    list.add(Array(text.utf8), label: "list.txt")
    return list
  }

  @Test(arguments: [
    ("https://example.com/mcp", true), ("http://a.b.example.com:8080/", true), ("https://badexample.com/", false),
    ("https://x.example.net/", true), ("https://example.org/tools/a", true), ("https://example.org/tools", false),
    ("http://example.org/tools/a", false), ("https://example.org/exact", true), ("https://example.org/exact/a", true),
    ("https://example.org/exactly", false), ("https://other.example/", false),
  ])
  func aPlaceIsOnIt(url: String, isOnIt: Bool) throws {
    let source = try SourceReader(vault: Vault()).endpoint(url).get()
    #expect(list(Self.text).contains(source) == isOnIt)
    #expect(list(Self.text).diagnostics.isEmpty)
  }

  @Test func aServerIsOnItByItsId() {
    let source = ServerSource(
      id: ServerID("pkg:npm/shelf"), name: "shelf", location: .command(CommandLine(executable: "shelf", arguments: [])))
    #expect(list(Self.text).contains(source))
    #expect(!list("").contains(source))
    #expect(list("# nothing\n").isEmpty)
  }

  @Test func whatCannotBeReadIsTold() {
    let diagnostics = list("example.com\nftp://example.org/\nexa mple.com/path\n").diagnostics
    #expect(
      diagnostics.map(\.message) == [
        "line 2 of `list.txt` is no host, http or https URL, or server id",
        "line 3 of `list.txt` is no host, http or https URL, or server id",
      ])
  }
}
