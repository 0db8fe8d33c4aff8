import Foundation
import JSONText
import TestSupport
import Testing

struct FuzzTests {
  private static let seeds = [
    #"{"name":"tide","inputSchema":{"type":"object","properties":{"berth":{"type":"string"}}},"x":[1,-2.5e3,null]}"#,
    #"["\ud83d\ude00","\ud800","é€😀",true,false,NaN,-Infinity,{"":{}}]"#, #"{"a":[[[[[]]]]],"b":"\\\"\n\/"}"#,
  ]
  private static let pieces = [
    "\"", "\\", "\\u", "{", "}", "[", "]", ",", ":", "\\ud8", "e", "-", "0", "NaN", "\u{FEFF}",
  ]

  private static func mutate(_ text: String, using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0 where !bytes.isEmpty: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1 where !bytes.isEmpty: bytes.remove(at: place)
      case 2: bytes.removeLast(min(bytes.count, place / 4))
      case 3 where !bytes.isEmpty:
        let length = min(bytes.count - place, 7)
        bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
      default:
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        bytes.insert(contentsOf: piece.utf8, at: min(place, bytes.count))
      }
    }
    return bytes
  }

  @Test func noBytesTrapAndEveryAcceptedTextHasOneForm() throws {
    var generator = SeededGenerator(seed: 42)
    var accepted = 0
    for round in 0..<100_000 {
      let bytes = Self.mutate(Self.seeds[round % Self.seeds.count], using: &generator)
      guard let document = try? JSONDocument(bytes) else { continue }
      accepted += 1
      var writer = JSONWriter(indentation: round % 3)
      writer.value(document.root)
      let form = CanonicalForm.bytes(of: document.root)
      guard (try? JSONDocument(writer.bytes)) != nil else {
        Issue.record("\(bytes) is written as no JSON")
        return
      }
      // The form of a text without malformed bytes is JSON, and its own form.
      guard document.flags.contains(.invalidUTF8) || CanonicalFormCheck.isStable(form) else {
        Issue.record("\(bytes) has the unstable form \(form)")
        return
      }
    }
    #expect(accepted > 5_000)
  }

  /// The same texts are accepted and refused, and the same values read, as by another reader: Python's `json`.
  @Test(.enabled(if: Machine.runs(ifThereIs: "python3"), "there is no python3 to compare with"))
  func pythonReadsTheSame() throws {
    let python = try #require(ProgramRun.find("python3"))
    var generator = SeededGenerator(seed: 7)
    let texts = (0..<12_000).compactMap { round -> [UInt8]? in
      let bytes = Self.mutate(Self.seeds[round % Self.seeds.count], using: &generator)
      // Python wants UTF-8 and no mark, and its reader of single words is not about bytes.
      guard String(validating: bytes, as: UTF8.self) != nil, !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
      return bytes
    }
    let lines = texts.map { $0.map { String($0, radix: 16).leftPadded }.joined() }.joined(separator: "\n")
    let script = """
      import sys, json
      for line in sys.stdin.read().split("\\n"):
        try:
          value = json.loads(bytes.fromhex(line).decode("utf-8"))
          print("+" + json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=True))
        except (ValueError, RecursionError):
          print("-")
      """
    let run = try ProgramRun.of(python, ["-c", script], input: Array(lines.utf8))
    try #require(run.status == 0, "\(run.errors)")
    let answers = run.output.split(separator: "\n")
    try #require(answers.count == texts.count)
    var accepted = 0
    for (text, answer) in zip(texts, answers) {
      let document = try? JSONDocument(text)
      #expect((document != nil) == answer.hasPrefix("+"), "\(String(decoding: text, as: UTF8.self).debugDescription)")
      guard let document, answer.hasPrefix("+") else { continue }
      accepted += 1
      let other = try JSONDocument(Array(answer.dropFirst().utf8))
      #expect(
        Meaning(document.root) == Meaning(other.root), "\(String(decoding: text, as: UTF8.self).debugDescription)")
    }
    #expect(accepted > 300)
  }
}

extension String {
  fileprivate var leftPadded: String { count == 1 ? "0" + self : self }
}
