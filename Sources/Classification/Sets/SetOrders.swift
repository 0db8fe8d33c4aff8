import JSONText
import ToolModel

/// Descriptions that give orders about tools of other servers.
enum SetOrders {
  private static let maximumFacts = 50

  /// Words of an order; a text that only mentions another tool has none of them near.
  private static let orders: Set<String> = [
    "must", "always", "never", "instead", "before", "whenever", "bcc", "replace", "override", "ignore", "disable",
    "shall", "redirect", "intercept", "deprecated", "broken", "recipient", "first",
  ]

  static func facts(_ set: [SetMember]) -> [SetFact] {
    var owners: [String: [ToolKey]] = [:]
    for member in set {
      for verdict in member.assessment.verdicts where verdict.key.ordinal == 0 && isTelling(verdict.key.name) {
        owners[verdict.key.name.lowercased(), default: []].append(verdict.key)
      }
    }
    var facts: [SetFact] = []
    for member in set {
      for (verdict, definition) in member.tools where facts.count < maximumFacts {
        guard let text = (try? JSONDocument(definition.bytes))?.root["description"]?.string else { continue }
        let words = words(text)
        guard
          let place = words.indices.first(where: { owners[words[$0]] != nil }),
          let others = owners[words[place]], others.allSatisfy({ $0.server != verdict.key.server }),
          words[max(0, place - 12)..<min(words.count, place + 20)].contains(where: orders.contains)
        else { continue }
        facts.append(
          SetFact(
            kind: .orders, tool: verdict.key, related: others, seen: [("/description", words[place])],
            advice: "`\(verdict.key.name)` speaks of `\(others[0].name)` of `\(others[0].server.text)`"))
      }
    }
    return facts
  }

  /// A name that is no everyday word: several words, or many letters.
  private static func isTelling(_ name: String) -> Bool {
    name.utf8.count >= 6
      && (name.utf8.contains { $0 == 0x5F || $0 == 0x2D || $0 == 0x2E }
        || name.unicodeScalars.dropFirst().contains { 0x41...0x5A ~= $0.value })
  }

  /// Identifiers and words in small letters, full stops at their ends taken off.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in Array(text.utf8.prefix(1 << 20)) + [0x20] {
      let isPart = 0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte == 0x5F || byte == 0x2D || byte == 0x2E
      if isPart {
        word.append(0x41...0x5A ~= byte ? byte | 0x20 : byte)
      } else if !word.isEmpty {
        while word.last == 0x2E || word.last == 0x2D { word.removeLast() }
        words.append(String(decoding: word, as: UTF8.self))
        word = []
      }
    }
    return words
  }
}
