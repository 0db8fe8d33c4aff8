import Drift
import Testing

struct WordDiffTests {
  @Test(
    arguments: [
      ("", "", []),
      ("a b", "a  b", [.same("a b")]),
      ("a b c", "a x c", [.same("a"), .removed("b"), .added("x"), .same("c")]),
      ("a b", "b", [.removed("a"), .same("b")]),
      ("", "new words", [.added("new words")]),
      ("a b c d", "a c d e", [.same("a"), .removed("b"), .same("c d"), .added("e")]),
      ("one two three", "three two one", [.removed("one two"), .same("three"), .added("two one")]),
    ] as [(String, String, [WordDiff.Run])])
  func runs(old: String, new: String, runs: [WordDiff.Run]) {
    #expect(WordDiff.runs(from: old, to: new) == runs)
  }

  /// Whatever is compared, the runs make both texts again.
  @Test func bothTextsComeOutOfTheRuns() {
    var generator = Numbers(state: 5)
    for _ in 0..<200 {
      let old = (0..<Int(generator.next() % 30)).map { _ in "w\(generator.next() % 5)" }
      let new = (0..<Int(generator.next() % 30)).map { _ in "w\(generator.next() % 5)" }
      var (before, after): ([String], [String]) = ([], [])
      for run in WordDiff.runs(from: old.joined(separator: " "), to: new.joined(separator: " ")) {
        switch run {
        case .same(let text):
          before.append(text)
          after.append(text)
        case .removed(let text): before.append(text)
        case .added(let text): after.append(text)
        }
      }
      #expect(before.joined(separator: " ") == old.joined(separator: " "))
      #expect(after.joined(separator: " ") == new.joined(separator: " "))
    }
  }

  @Test func veryLongTextsAreReplacedAsAWhole() {
    let old = (0..<2_000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<2_000).map { "b\($0)" }.joined(separator: " ")
    #expect(WordDiff.runs(from: "x " + old, to: "x " + new) == [.same("x"), .removed(old), .added(new)])
  }

  private struct Numbers {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
