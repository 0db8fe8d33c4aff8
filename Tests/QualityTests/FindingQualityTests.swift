import Classification
import Foundation
import JSONText
import RulePacks
import TestSupport
import Testing
import ToolModel

/// How many hostile definitions are found, and how many harmless ones are suspected; never worse than recorded.
struct FindingQualityTests {
  private let classifier = Classifier(RulePack.builtIn())

  /// Whether a finding that is more than a remark was made.
  private func isAlarmed(_ row: RowReader.Row) -> Bool {
    classifier.assess(RowReader.snapshot([row])).findings.contains { $0.severity > .low }
  }

  @Test func ownAttacksAreFoundInEveryField() throws {
    let rows = try AttackTexts.rows("attacks.txt")
    var found: [String: (hit: Int, all: Int)] = [:]
    for row in rows {
      let isHit = isAlarmed(try RowReader.read(row.bytes))
      for key in [row.family, "in the " + row.field, "all own attacks"] {
        found[key, default: (0, 0)].hit += isHit ? 1 : 0
        found[key, default: (0, 0)].all += 1
      }
    }
    for (key, count) in found.sorted(by: { $0.key < $1.key }) { print("\(key): \(count.hit) of \(count.all)") }
    let all = try #require(found["all own attacks"])
    #expect(all.all == 1_386)
    #expect(all.hit >= RecordedFindings.ownAttacks)
  }

  @Test func ownHarmlessSentencesRaiseNoAlarm() throws {
    let rows = try AttackTexts.rows("harmless.txt")
    let alarmed = try rows.filter { isAlarmed(try RowReader.read($0.bytes)) }
    #expect(rows.count >= 500)
    #expect(alarmed.map { "\($0.field): \($0.text)" } == [])
  }

  private static let benign = "corpus/corpus.jsonl.xz"

  @Test(.enabled(if: SharedMaterial.has(benign), Comment(rawValue: SharedMaterial.skipReason(benign))))
  func realToolsAreSeldomSuspected() throws {
    let lines = try Compressed.lines(SharedMaterial.url(Self.benign))
    var alarmed: [String: Int] = [:]
    var count = 0
    for line in lines {
      let row = try RowReader.read(Array(line))
      let findings = classifier.assess(RowReader.snapshot([row])).findings.filter { $0.severity > .low }
      if !findings.isEmpty { count += 1 }
      for finding in findings { alarmed[finding.id, default: 0] += 1 }
    }
    print("real tools: \(count) of \(lines.count) suspected")
    for (id, count) in alarmed.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { print("  \(id): \(count)") }
    #expect(lines.count == 17_284)
    #expect(count <= RecordedFindings.suspectedRealTools)
  }

  private static let poisoned = "corpus/poisoned.jsonl.xz"

  @Test(.enabled(if: SharedMaterial.has(poisoned), Comment(rawValue: SharedMaterial.skipReason(poisoned))))
  func publishedAttacksAreFound() throws {
    var learned = (hit: 0, all: 0)
    var held = (hit: 0, all: 0)
    for line in try Compressed.lines(SharedMaterial.url(Self.poisoned)) {
      let root = try JSONDocument(Array(line)).root
      guard root["metadata_marker"]?.boolean == true else { continue }
      let row = try RowReader.read(Array(line))
      let isHit = isAlarmed(row)
      // Six of ten may be looked at when rules are written, told by a hash; of the others only the count is shown.
      let hash = (Array(row.tool.name.utf8) + Array((root["description"]?.string ?? "").utf8)).reduce(
        0xCBF2_9CE4_8422_2325 as UInt64
      ) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      if hash % 10 < 6 {
        learned = (learned.hit + (isHit ? 1 : 0), learned.all + 1)
      } else {
        held = (held.hit + (isHit ? 1 : 0), held.all + 1)
      }
    }
    print("published attacks: \(learned.hit) of \(learned.all) to learn from, \(held.hit) of \(held.all) held")
    #expect(learned.all + held.all == 136)
    #expect(learned.hit >= RecordedFindings.learnedAttacks)
    #expect(held.hit >= RecordedFindings.heldAttacks)
  }
}

/// The last recorded figures of the findings. They only get better: whoever makes the rules better records it here.
enum RecordedFindings {
  /// Of 1,386 own attacks in nine fields.
  static let ownAttacks = 1_359
  /// Of 17,284 real tools; two in a thousand are 34.
  static let suspectedRealTools = 25
  /// Of the published attacks whose definitions are marked.
  static let learnedAttacks = 64
  static let heldAttacks = 39
}
