import ToolModel

/// Names of tools and servers that are taken for each other: by letters that look alike, by separators, by one letter.
enum SetLookalikes {
  /// Shorter names differ by one letter without meaning anything by it.
  private static let minimumLength = 10
  private static let minimumServerLength = 6
  private static let maximumFacts = 50

  static func facts(_ set: [SetMember]) -> [SetFact] {
    Array((tools(set) + servers(set)).prefix(maximumFacts))
  }

  private static func tools(_ set: [SetMember]) -> [SetFact] {
    var seen: [[UInt8]: ToolKey] = [:]
    var facts: [SetFact] = []
    for member in set {
      for verdict in member.assessment.verdicts where verdict.key.ordinal == 0 {
        let key = verdict.key
        let skeleton = skeleton(key.name)
        let isLong = skeleton.count >= minimumLength
        let neighbours = [skeleton] + (isLong ? deletions(skeleton) : [])
        let other = neighbours.lazy.compactMap { seen[$0] }.first {
          $0.server != key.server && isLookalike($0.name, key.name)
        }
        if let other { facts.append(fact(other, key)) }
        for neighbour in neighbours where seen[neighbour] == nil { seen[neighbour] = key }
      }
    }
    return facts
  }

  private static func fact(_ other: ToolKey, _ key: ToolKey) -> SetFact {
    SetFact(
      kind: .lookalikeName, tool: key, related: [other], seen: [("/name", key.name)],
      advice: "`\(key.name)` of `\(key.server.text)` looks like `\(other.name)` of `\(other.server.text)`")
  }

  private static func servers(_ set: [SetMember]) -> [SetFact] {
    var facts: [SetFact] = []
    var seen: [[UInt8]: Int] = [:]
    for (index, member) in set.enumerated() {
      let skeleton = skeleton(member.name)
      guard skeleton.count >= minimumServerLength else { continue }
      let neighbours = [skeleton] + deletions(skeleton)
      let other = neighbours.lazy.compactMap { seen[$0] }.first { isLookalike(set[$0].name, member.name) }
      if let other, let key = member.assessment.verdicts.first?.key {
        facts.append(
          SetFact(
            kind: .lookalikeServer, tool: nil, related: [key], seen: [],
            advice: "`\(member.name)` looks like `\(set[other].name)`"))
      }
      for neighbour in neighbours where seen[neighbour] == nil { seen[neighbour] = index }
    }
    return facts
  }

  /// Different, and not just singular and plural or another number at the end.
  private static func isLookalike(_ left: String, _ right: String) -> Bool {
    if left.utf8.elementsEqual(right.utf8) { return false }
    let (first, second) = (skeleton(left), skeleton(right))
    if first == second { return true }
    func stem(_ bytes: [UInt8]) -> [UInt8] {
      Array(bytes.reversed().drop { $0 == 0x73 || 0x30...0x39 ~= $0 }.reversed())
    }
    return stem(first) != stem(second) && isOneEdit(first, second)
  }

  /// One letter more, less, other, or two neighbours exchanged.
  private static func isOneEdit(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= 1 else { return false }
    var head = 0
    while head < min(left.count, right.count), left[head] == right[head] { head += 1 }
    var tail = 0
    while tail < min(left.count, right.count) - head, left[left.count - 1 - tail] == right[right.count - 1 - tail] {
      tail += 1
    }
    let (restLeft, restRight) = (left.count - head - tail, right.count - head - tail)
    if max(restLeft, restRight) <= 1 { return true }
    return restLeft == 2 && restRight == 2 && left[head] == right[head + 1] && left[head + 1] == right[head]
  }

  /// The name as it looks: small letters, look-alikes as Latin ones, figures as the letters they resemble, no separators.
  static func skeleton(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in name.unicodeScalars.prefix(256) {
      switch scalar.value {
      case 0x5F, 0x2D, 0x2E, 0x20, 0x2F, 0x3A, 0x200B...0x200D: break
      case 0x30: bytes.append(0x6F)
      case 0x31: bytes.append(0x6C)
      case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
      default:
        if let letter = Lookalikes.letter(scalar.value) {
          bytes.append(letter)
        } else {
          bytes += Array(String(scalar).utf8)
        }
      }
    }
    return bytes
  }

  /// The name with each of its letters left out: two names one edit apart share one of these or are one.
  private static func deletions(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.indices.map { Array(bytes[..<$0] + bytes[($0 + 1)...]) }
  }
}
