import ToolModel

/// Tools of different servers that have one name, or that a client makes one of.
enum SetNames {
  /// Names per pair of servers that are shown.
  private static let maximumShown = 12

  static func facts(_ set: [SetMember], _ spellings: [ClientSpelling]) -> [SetFact] {
    let same = pairs(set) { _, tool in tool }
    var facts = same.map { fact(.sameName, $0, client: nil) }
    // What is one name to one client is told once, whichever other clients do the same.
    var known: Set<[ToolKey]> = []
    for spelling in spellings {
      for pair in pairs(set, spell: spelling.spell) {
        let new = pair.tools.filter { known.insert([$0.first, $0.second]).inserted }
        if !new.isEmpty { facts.append(fact(.sameSpelling, Pair(tools: new), client: spelling.client)) }
      }
    }
    return facts
  }

  private struct Pair {
    var tools: [(first: ToolKey, second: ToolKey, spelling: String)] = []

    init(tools: [(first: ToolKey, second: ToolKey, spelling: String)] = []) { self.tools = tools }
  }

  /// Tools of each two servers that are spelled alike, in the order of the set.
  private static func pairs(_ set: [SetMember], spell: (String, String) -> String?) -> [Pair] {
    var owners: [[UInt8]: [(server: Int, key: ToolKey)]] = [:]
    var pairs: [[Int]: Pair] = [:]
    for (index, member) in set.enumerated() {
      for verdict in member.assessment.verdicts where verdict.key.ordinal == 0 {
        guard let spelling = spell(member.name, verdict.key.name), !spelling.isEmpty else { continue }
        let bytes = Array(spelling.utf8)
        for owner in owners[bytes, default: []] where set[owner.server].snapshot.source.id != verdict.key.server {
          pairs[[owner.server, index], default: Pair()].tools.append((owner.key, verdict.key, spelling))
        }
        // A name that many servers share is told for the first ones; the bound keeps a large set linear.
        if owners[bytes, default: []].count < 4 { owners[bytes, default: []].append((index, verdict.key)) }
      }
    }
    return pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  private static func fact(_ kind: SetFact.Kind, _ pair: Pair, client: String?) -> SetFact {
    let shown = pair.tools.prefix(maximumShown)
    let keys = pair.tools.flatMap { [$0.first, $0.second] }
    let advice = shown.map { tool in
      "`\(tool.first.name)` of `\(tool.first.server.text)` and `\(tool.second.name)` of `\(tool.second.server.text)`"
        + (client.map { " are `\(tool.spelling)` to \($0)" } ?? "")
    }
    let rest = pair.tools.count - shown.count
    return SetFact(
      kind: kind, tool: pair.tools[0].second, related: Array(keys.filter { $0 != pair.tools[0].second }.prefix(24)),
      seen: shown.map { ("/name", $0.second.name) },
      advice: advice.prefix(2).joined(separator: ", ")
        + (rest + shown.count > 2 ? " and \(rest + shown.count - 2) more" : ""))
  }
}
