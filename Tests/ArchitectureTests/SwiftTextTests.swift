import Testing

struct SwiftTextTests {
  @Test func commentsStringsAndCodeAreToldApart() {
    let source = """
      import A // import B
      /* import C /* nested */ still */ let x = "say \\"unsafe\\" \\(call("inner", 1)) end" + #"raw " unsafe"#
      // "not a string
      let y = \"""
        long "quoted" // no comment
        \"""
      """
    let text = SwiftText(source)
    #expect(
      text.strings == [
        #"say \"unsafe\" \(call("inner", 1)) end"#, #"raw " unsafe"#, "\n  long \"quoted\" // no comment\n  ",
      ])
    #expect(text.codeWithoutStrings == "import A \n let x = \"\" + \"\"\n\nlet y = \"\"")
  }

  @Test func importsAreRead() {
    let file = SourceFile(
      path: "Sources/Room/File.swift",
      text: "import A\npackage import B\n@testable import C\nimport struct D.E\n// import F\nlet a = \"\nimport G\"\n")
    #expect(file.imports == ["A", "B", "C", "D", "G"])
    #expect(file.room == "Room")
    #expect(file.pathInRoom == "File.swift")
    #expect(file.lineCount == 7)
  }
}
