import Foundation
import JSONText
import LoopbackServer
import TestSupport
import Testing

/// Files and addresses that are no lists: each ends in a sentence and a status.
struct BadInputTests {
  /// A file and what the report says of it in place of the tools.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let message: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ message: String) { self.init(name, Array(text.utf8), message) }

    init(_ name: String, _ bytes: [UInt8], _ message: String) {
      self.name = name
      self.bytes = bytes
      self.message = message
    }
  }

  static let unreadable: [Case] = [
    Case("words", "hello", "`input` cannot be read as JSON: expected a value (line 1, column 1)."),
    Case("empty", "", "`input` cannot be read as JSON: the text is empty (line 1, column 1)."),
    Case("blank", " \n\n", "`input` cannot be read as JSON: the text is empty (line 3, column 1)."),
    Case(
      "binary", [0, 1, 2, 0xFF, 0xFE, 0x1B, 0x5B],
      "`input` cannot be read as JSON: expected a value (line 1, column 1)."
    ),
    Case(
      "opening brackets", String(repeating: "[", count: 100_000),
      "`input` cannot be read as JSON: the text ends too early (line 1, column 100001)."),
    Case(
      "control character", Array(#"{"tools":[{"name":"a"#.utf8) + [0] + Array(#""}]}"#.utf8),
      "`input` cannot be read as JSON: a string holds a bare control character (line 1, column 21)."),
    Case(
      "tools that are a number", #"{"tools": 5}"#,
      "`input` is JSON but holds no `tools`; save the result of `tools/list` there."),
    Case("a string", #""tools""#, "`input` is JSON but holds no `tools`; save the result of `tools/list` there."),
  ]

  @Test(arguments: unreadable)
  func isToldInASentence(_ bad: Case) throws {
    let place = try Workplace()
    try place.folder.write(bad.bytes, to: "input")
    let run = try place.run("audit", "input")
    #expect(run.status == 3)
    #expect(run.errors == "")
    #expect(run.output == "input\n  not listed: not-mcp\n  \(bad.message)\n")
    let report = try place.run("audit", "input", "--format", "json")
    #expect(report.status == 3)
    #expect(try reportErrors(report.standardOutput) == [])
    #expect(place.files == ["folder/input"])
  }

  @Test func aListOfNothingThatCanBeUsedWasNotSeen() throws {
    let place = try Workplace()
    let brackets = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let run = try place.run("audit", "-", input: "{\"tools\":\(brackets)}")
    #expect(run.status == 3)
    #expect(run.errors == "")
    #expect(run.output.hasSuffix("  no tools.\n\n  Note: a tool is not an object and was left out (/tools/0).\n"))
    #expect(try place.run("audit", "-", input: "{\"tools\":[]}").status == 0)
  }

  @Test func malformedToolsAreLeftOutAndTold() throws {
    let place = try Workplace()
    let list = #"""
      {"tools": [1, null, {"name": 5}, {"title": "nameless"}, {"name": "get_time", "inputSchema": 7},
      {"name": "get_date", "description": ["no"], "inputSchema": {"type": "object"}},
      {"name": "tab\u0000\u001b[31m\u202e", "inputSchema": {"type": "object"}}]}
      """#
    let run = try place.run("audit", "-", "--fail-on-finding", "none", input: list)
    #expect(run.status == 0)
    expectGolden(run.output, named: "audit/malformed.txt")
    let report = try place.run("audit", "-", "--format", "json", input: list)
    #expect(try reportErrors(report.standardOutput) == [])
  }

  @Test func bytesThatAreNoTextBecomeReplacementCharacters() throws {
    let list = Array(#"{"tools": [{"name": "get_"#.utf8) + [0xFF] + Array(#"", "inputSchema": {}}]}"#.utf8)
    let run = try Workplace().run(["audit", "-"], input: list)
    #expect(run.status == 0)
    #expect(run.output.contains("Note: a tool's name holds bytes that are not text; they show as U+FFFD"))
  }

  @Test func aStringOf30MegabytesIsRead() throws {
    let list =
      Array(#"{"tools": [{"name": "get_time", "inputSchema": {}, "description": ""#.utf8)
      + [UInt8](repeating: 0x78, count: 30 << 20) + Array(#""}]}"#.utf8)
    let run = try Workplace().run(["audit", "-"], input: list)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("  1 tool: 1 read; worst risk low.\n"))
    #expect(run.output.utf8.count < 2_000)
  }

  @Test func aHugeListIsRead() throws {
    let tools = (0..<20_000).map { #"{"name":"get_\#($0)","inputSchema":{}}"# }.joined(separator: ",")
    let run = try Workplace().run("audit", "-", input: #"{"tools":[\#(tools)]}"#)
    #expect(run.status == 0)
    #expect(run.output.contains("  20,000 tools: 20,000 read; worst risk low."))
  }

  @Test func aMissingFileIsWrongUsage() throws {
    let run = try Workplace().run("audit", "no-such-file.json")
    #expect(run.status == 2)
    #expect(run.errors == "error: there is no file `no-such-file.json`\n")
  }

  @Test func aFolderIsWrongUsage() throws {
    let run = try Workplace().run("audit", ".")
    #expect(run.status == 2)
    #expect(
      run.errors
        == "error: `.` is a folder without client configuration or catalogue (`servers/NAME/server.yaml`): "
        + "name a file in it\n")
    let output = try Workplace().run("audit", "-", "-o", ".", input: ExampleLists.clock)
    #expect(output.status == 2)
    #expect(output.errors == "error: `.` is a folder: name a file in it\n")
  }

  @Test(.enabled(if: getuid() != 0 || ProgramRun.find("setpriv") != nil, "root may read every file"))
  func anUnreadableFileIsWrongUsage() throws {
    let place = try Workplace()
    let path = try place.folder.write(ExampleLists.clock, to: "locked.json")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let run =
      if getuid() == 0, let setpriv = ProgramRun.find("setpriv") {
        // Only root's powers over files are given up: the program itself may stand where nobody else can read.
        try ProgramRun.of(
          setpriv, ["--bounding-set=-dac_override,-dac_read_search", Paths.plimsoll.path, "audit", "locked.json"],
          environment: place.environment, folder: place.folder.url)
      } else {
        try place.run("audit", "locked.json")
      }
    #expect(run.status == 2)
    #expect(run.errors == "error: cannot read `locked.json`: permission denied\n")
  }

  @Test func anEndlessFileIsCut() throws {
    let run = try Workplace().run("audit", "/dev/zero")
    #expect(run.status == 2)
    #expect(run.errors == "error: `/dev/zero` is larger than 256 MiB\n")
  }

  @Test func aPageThatListsNothingIsTold() throws {
    let place = try Workplace()
    try place.folder.write("<!DOCTYPE html><title>Hello</title><p>Nothing here.", to: "page.html")
    let run = try place.run("audit", "page.html")
    #expect(run.status == 3)
    #expect(run.errors.contains("note: `page.html` lists no server that can be scanned\n"))
  }
}
