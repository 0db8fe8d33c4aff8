import Foundation
import JSONText
import TestSupport
import Testing

struct WriterTests {
  @Test func linesAndSpacesStandWhereTheyShould() throws {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("ends in a colon: ")
      writer.string("a: ")
      writer.key(":")
      writer.array { writer in
        writer.string("b:")
        writer.string(": ")
        writer.array { _ in }
        writer.object { _ in }
        writer.null()
      }
      writer.key("half")
      writer.hundredths(50)
      writer.key("n")
      writer.object { writer in
        writer.key("deep")
        writer.boolean(true)
      }
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {
          "ends in a colon: ": "a: ",
          ":": [
            "b:",
            ": ",
            [],
            {},
            null
          ],
          "half": 0.5,
          "n": {
            "deep": true
          }
        }
        """)
  }

  @Test(arguments: [
    (0, "0"), (1, "0.01"), (10, "0.1"), (95, "0.95"), (100, "1"), (101, "1.01"), (-5, "-0.05"), (-150, "-1.5"),
  ])
  func hundredthsAreDecimals(value: Int, text: String) {
    var writer = JSONWriter()
    writer.hundredths(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
  }

  @Test func nothingDeceptiveIsWrittenAndNothingIsLost() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3_000 {
      let text = Self.text(using: &generator)
      var writer = JSONWriter()
      writer.string(text)
      let written = try #require(String(validating: writer.bytes, as: UTF8.self))
      #expect(!written.unicodeScalars.contains { DeceptiveScalars.contains($0) })
      #expect(try JSONDocument(writer.bytes).root.string?.utf8.elementsEqual(text.utf8) == true)
    }
  }

  @Test func everyScalarComesBack() throws {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), value < 0x3000 || value > 0xD7FF || value % 97 == 0 else { continue }
      var writer = JSONWriter()
      writer.string(String(Character(scalar)))
      guard try JSONDocument(writer.bytes).root.string?.unicodeScalars.elementsEqual([scalar]) == true else {
        Issue.record("U+\(String(value, radix: 16)) is lost")
        return
      }
    }
  }

  /// A text is written again until nothing changes; 512 levels fit the smallest stack that a thread gets here.
  @Test func deepTextsFitASmallStack() throws {
    let depth = 512
    let text = String(repeating: #"{"a":["#, count: depth / 2) + String(repeating: "]}", count: depth / 2)
    let thread = Thread {
      guard let document = try? JSONDocument(Array(text.utf8)) else { return }
      var writer = JSONWriter()
      writer.value(document.root)
      guard writer.bytes == Array(text.utf8), CanonicalForm.bytes(of: document.root) == Array(text.utf8) else { return }
      Thread.current.threadDictionary["done"] = true
    }
    thread.stackSize = 512 << 10
    thread.start()
    while !thread.isFinished { usleep(1_000) }
    #expect(thread.threadDictionary["done"] as? Bool == true)
  }

  static func text(using generator: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [0...0x9F, 0x20...0x7E, 0x2000...0x20FF, 0xFE00...0xFFFF, 0xE0000...0xE01FF]
    var text = ""
    for _ in 0..<Int.random(in: 0..<24, using: &generator) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
