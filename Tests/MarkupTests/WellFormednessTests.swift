import Markup
import Testing

/// The oracle for our own pages must see faults and must know HTML 5.
@Suite struct WellFormednessTests {
  private func problems(_ page: String) -> [MarkupProblem] { WellFormedness.problems(inPage: Array(page.utf8)) }

  private let frame = ("<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body>", "</body></html>")

  @Test(arguments: ["main", "nav", "section", "article", "header", "footer", "details", "summary", "time", "figure"])
  func elementsOfHTML5AreNoProblem(_ name: String) {
    #expect(problems(frame.0 + "<\(name)>x</\(name)>" + frame.1).isEmpty)
  }

  @Test func anInlineDrawingIsNoProblem() {
    let drawing = "<svg viewBox=\"0 0 1 1\" role=\"img\"><title>t</title><path d=\"M0 0h1\"/></svg>"
    #expect(problems(frame.0 + drawing + frame.1).isEmpty)
  }

  @Test(arguments: [
    "<p>x</div>", "<invented>x</invented>", "<p id=\"a\">x</p><p id=\"a\">y</p>", "<b><i>x</b></i>",
  ])
  func faultsAreSeen(_ body: String) {
    #expect(!problems(frame.0 + body + frame.1).isEmpty)
  }

  @Test func aProblemTellsItsLine() {
    #expect(problems("<!DOCTYPE html>\n<html><body>\n<invented></invented></body></html>").map(\.line) == [3])
  }

  @Test func elementsKnowTheirTextAndParents() throws {
    let document = try MarkupDocument(Array("<ul><li class=a>one <b>two</b></li></ul>".utf8), .html)
    let item = try #require(document.elements(named: "li").first)
    #expect(item.text == "one two")
    #expect(item["class"] == "a")
    #expect(document.ancestors(of: item).map(\.name) == ["ul", "body", "html"])
  }

  @Test func manyThreadsMayParseAtOnce() async {
    let counts = await withTaskGroup(of: Int.self) { group in
      for number in 0..<64 {
        group.addTask { problems(frame.0 + String(repeating: "<x\(number)>", count: number) + frame.1).count }
      }
      var counts: [Int] = []
      for await count in group { counts.append(count) }
      return counts
    }
    #expect(counts.filter { $0 > 0 }.count == 63)
  }
}
