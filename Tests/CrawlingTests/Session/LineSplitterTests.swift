import TestSupport
import Testing

@testable import Crawling

@Suite struct LineSplitterTests {
  private static let stream: [UInt8] =
    [0xEF, 0xBB, 0xBF] + Array("{\"a\":1}\r\n\n  \t\r\nsecond\u{2028}\u{85}line\rmore\n\u{FEFF}third\n\n".utf8) + [
      0xFF, 0xC3, 0x0A,
    ]
    + Array("rest".utf8)
  private static let expected: [[UInt8]] = [
    Array(#"{"a":1}"#.utf8), Array("second\u{2028}\u{85}line\rmore".utf8), Array("\u{FEFF}third".utf8), [0xFF, 0xC3],
    Array("rest".utf8),
  ]

  private func lines(_ pieces: [[UInt8]], maximum: Int = 1_000) -> [[UInt8]] {
    var splitter = LineSplitter(maximumLineBytes: maximum)
    let found = pieces.flatMap { splitter.feed($0) }
    return found + [splitter.finish()].compactMap(\.self)
  }

  @Test func cutsAtLineFeedsOnly() { #expect(lines([Self.stream]) == Self.expected) }

  @Test func itDoesNotMatterWhereTheStreamIsCut() {
    for cut in 0...Self.stream.count {
      #expect(lines([Array(Self.stream[..<cut]), Array(Self.stream[cut...])]) == Self.expected, "cut at \(cut)")
    }
    #expect(lines(Self.stream.map { [$0] }) == Self.expected)
  }

  @Test func anyPiecesOfAnyStreamGiveTheSameLines() {
    var random = SeededGenerator(seed: 7)
    let alphabet: [UInt8] = [0x0A, 0x0D, 0x20, 0x61, 0xEF, 0xBB, 0xBF, 0x00]
    for _ in 0..<500 {
      let stream = (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in alphabet.randomElement(using: &random)
      }
      var pieces: [[UInt8]] = []
      var rest = stream[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...rest.count, using: &random)
        pieces.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      #expect(lines(pieces) == lines([stream]))
    }
  }

  @Test func aLineAtTheLimitPassesAndALongerOneEndsIt() {
    var splitter = LineSplitter(maximumLineBytes: 4)
    #expect(splitter.feed(Array("1234\n".utf8)) == [Array("1234".utf8)])
    #expect(!splitter.isOverlong)
    #expect(splitter.feed(Array("ok\n12345\nno\n".utf8)) == [Array("ok".utf8)])
    #expect(splitter.isOverlong)
    #expect(splitter.feed(Array("no\n".utf8)) == [])
    #expect(splitter.finish() == nil)
  }
}
