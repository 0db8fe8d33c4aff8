import RulePacks

/// Cuts the verb off names whose words are glued: `getwalletstats` is `get` and `walletstats`.
enum GluedNames {
  /// What must be left behind the verb, so that `listener` stays whole.
  private static let shortestRest = 4
  private static let longestVerb = 10

  /// Cuts the words from `start` on that no rule knows.
  static func split(_ tokens: inout [Token], from start: Int, _ buffer: [UInt8], _ table: WordTable) {
    var index = start
    while index < tokens.count {
      if tokens[index].word < 0, let cut = verb(tokens[index], buffer, table) {
        var rest = tokens[index]
        rest.start += Int32(cut.length)
        rest.gap = []
        rest.flags = []
        rest.hash = hash(buffer, Int(rest.start)..<Int(rest.end))
        rest.word = table.word(rest.hash)
        tokens[index].end = rest.start
        tokens[index].hash = cut.hash
        tokens[index].word = cut.word
        tokens.insert(rest, at: index + 1)
        index += 1
      }
      index += 1
    }
  }

  /// The longest glued verb at the front of a word.
  private static func verb(
    _ token: Token, _ buffer: [UInt8], _ table: WordTable
  ) -> (length: Int, hash: UInt64, word: Int32)? {
    var best: (length: Int, hash: UInt64, word: Int32)?
    var hash = WordHash()
    for length in 1..<max(1, min(longestVerb, token.count - shortestRest) + 1) {
      let byte = buffer[Int(token.start) + length - 1]
      guard byte < 0x80 else { break }
      hash.add(byte | 0x20)
      let word = table.word(hash.value)
      if word >= 0, table.meanings[Int(word)].roles.contains(.glued) { best = (length, hash.value, word) }
    }
    return best
  }

  private static func hash(_ buffer: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = WordHash()
    for byte in buffer[range] { hash.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
    return hash.value
  }
}
