import RulePacks

/// Finds prefix, head verbs and object in a tool's name: `verb_noun`, `noun_verb`, `group.noun.verb`.
struct NameAnalysis {
  /// Hashes of the words that name the server.
  let serverWords: Set<UInt64>

  func run(_ text: inout ToolText, segment index: Int) {
    let range = Int(text.segments[index].tokens.lowerBound)..<Int(text.segments[index].tokens.upperBound)
    guard !range.isEmpty else { return }
    let start = skipPrefix(&text, range)
    let heads = findHeads(text, start..<range.upperBound)
    for head in heads { text.tokens[head].flags.insert(.head) }
    markObject(&text, start..<range.upperBound, heads)
  }

  /// Leading words that stand for the server get their own field; at least one word remains.
  private func skipPrefix(_ text: inout ToolText, _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound - 1, serverWords.contains(text.tokens[start].hash) {
      let isVerb = verb(text, start).map { !$0.isNounLike } ?? false
      let hasOtherVerb = ((start + 1)..<range.upperBound).contains { verb(text, $0) != nil }
      if isVerb, !hasOtherVerb { break }
      text.tokens[start].field = .prefix
      start += 1
    }
    return start
  }

  private struct Verb {
    let isNounLike: Bool
    let forms: WordForms
  }

  private func verb(_ text: ToolText, _ index: Int) -> Verb? {
    let word = text.tokens[index].word
    guard word >= 0 else { return nil }
    let meaning = text.table.meanings[Int(word)]
    guard !meaning.verbForms.isEmpty else { return nil }
    return Verb(isNounLike: meaning.isNounLike, forms: meaning.verbForms)
  }

  private func findHeads(_ text: ToolText, _ range: Range<Int>) -> [Int] {
    // First word: a clear verb in its base form, or as third person or progressive (`creates`, `listing`).
    let active: WordForms = [.base, .third, .progressive]
    var candidates: [(index: Int, verb: Verb)] = []
    for index in range {
      guard let verb = verb(text, index) else { continue }
      let allowed = index == range.lowerBound ? active : .base
      if !verb.forms.isDisjoint(with: allowed) { candidates.append((index, verb)) }
    }
    guard let first = candidates.first else { return [] }
    let last = range.upperBound - 1
    var head = first.index
    if first.index == range.lowerBound, !first.verb.isNounLike {
      head = first.index
    } else if let end = candidates.last, end.index == last, !end.verb.isNounLike {
      head = end.index
    } else if first.index == range.lowerBound, candidates.count == 1 || first.index == last {
      head = first.index
    } else if let clear = candidates.first(where: { !$0.verb.isNounLike }) {
      head = clear.index
    } else if first.index == range.lowerBound {
      head = first.index
    } else if let end = candidates.last, end.index == last {
      head = end.index
    }
    var heads = [head]
    // `create_or_update`, `add_and_commit`, and two clear verbs in a row.
    var next = head + 1
    while next < range.upperBound {
      if text.roles(next).contains(.conjunction) {
        next += 1
        if next < range.upperBound, let verb = verb(text, next), verb.forms.contains(.base) { heads.append(next) }
      } else if let verb = verb(text, next), verb.forms.contains(.base), !verb.isNounLike {
        heads.append(next)
      } else {
        break
      }
      next += 1
    }
    return heads
  }

  private func markObject(_ text: inout ToolText, _ range: Range<Int>, _ heads: [Int]) {
    var noun = -1
    var isInside = true
    // After the head up to a preposition; if nothing follows, what stands before it.
    let lastHead = heads.last ?? range.lowerBound - 1
    for index in (lastHead + 1)..<max(range.upperBound, lastHead + 1) {
      if text.roles(index).contains(.preposition) { isInside = false }
      guard isInside else { continue }
      text.tokens[index].flags.insert(.object)
      noun = index
    }
    if noun < 0, let firstHead = heads.first {
      for index in range.lowerBound..<firstHead {
        text.tokens[index].flags.insert(.object)
        noun = index
      }
    }
    if noun >= 0 { text.tokens[noun].flags.insert(.noun) }
  }
}
