import RulePacks

/// Finds prefix, head verbs and object in a tool's name: `verb_noun`, `noun_verb`, `group.noun.verb`.
struct NameAnalysis {
  /// Hashes of the words that name the server.
  let serverWords: Set<UInt64>

  func run(_ text: inout ToolText, segment index: Int) {
    let range = Int(text.segments[index].tokens.lowerBound)..<Int(text.segments[index].tokens.upperBound)
    guard !range.isEmpty else { return }
    skipTail(&text, range)
    var start = skipPrefix(&text, range)
    let heads = findHeads(text, start..<range.upperBound)
    if heads.count == range.upperBound - start {
      // `memory_append` of a server called Memory: what the server is named for is the object.
      for index in range.lowerBound..<start { text.tokens[index].field = .name }
      start = range.lowerBound
    }
    for head in heads {
      text.tokens[head].flags.formUnion(head == heads[0] ? [.head, .leading] : .head)
      if !isActive(text, head) { text.tokens[head].flags.insert(.nominal) }
    }
    markObject(&text, start..<range.upperBound, heads)
  }

  /// Marks the words with which a name ends: `events_tool` ends with `events`.
  private func skipTail(_ text: inout ToolText, _ range: Range<Int>) {
    var last = range.upperBound - 1
    while last > range.lowerBound, text.roles(last).contains(.nameTail) { last -= 1 }
    if last < range.upperBound - 1 {
      text.tokens[range.upperBound - 1].flags.remove(.last)
      text.tokens[last].flags.insert(.last)
    }
    // `trades_by_name` ends with `trades` as well.
    let preposition = range.dropFirst().first { text.roles($0).contains(.preposition) }
    if let preposition { text.tokens[preposition - 1].flags.insert(.last) }
  }

  /// Leading words that stand for the server get their own field; at least one word remains.
  private func skipPrefix(_ text: inout ToolText, _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound - 1, serverWords.contains(text.tokens[start].hash) {
      // `search_book` of a search server is a search; `close_delete_lead` of a server called Close is a deletion.
      let hasClearVerb = ((start + 1)..<range.upperBound).contains { verb(text, $0).map { !$0.isNounLike } ?? false }
      // `access_lock_door` of a server called Access locks a door.
      let hasNextVerb = start + 2 < range.upperBound && verb(text, start + 1)?.forms.contains(.base) ?? false
      let hasOtherVerb = hasClearVerb || hasNextVerb
      if verb(text, start) != nil, !hasOtherVerb { break }
      text.tokens[start].field = .prefix
      start += 1
    }
    return start
  }

  private struct Verb {
    let isNounLike: Bool
    let forms: WordForms
  }

  /// The verb at a word; of `turn_on` the first word stands for both.
  private func verb(_ text: ToolText, _ index: Int) -> Verb? {
    guard text.tokens[index].word >= 0 else { return nil }
    var found: Verb?
    let end = Int(text.segments[Int(text.tokens[index].segment)].tokens.upperBound)
    _ = text.phrase(at: index, until: end) { meaning in
      if !meaning.verbForms.isEmpty { found = Verb(isNounLike: meaning.isNounLike, forms: meaning.verbForms) }
      return false
    }
    return found
  }

  private func findHeads(_ text: ToolText, _ range: Range<Int>) -> [Int] {
    // First word: a clear verb, also as third person or progressive; the plural of a noun-like verb is a noun.
    var candidates: [(index: Int, verb: Verb)] = []
    for index in range {
      guard let verb = verb(text, index) else { continue }
      let isFirst = index == range.lowerBound && !verb.isNounLike
      if !verb.forms.isDisjoint(with: isFirst ? [.base, .third, .progressive] : .base) {
        candidates.append((index, verb))
      }
    }
    if candidates.count > 1, let first = candidates.first, !first.verb.forms.contains(.base) {
      // `drawing_get`: a progressive heads only where nothing else does.
      candidates.removeFirst()
    }
    guard let first = candidates.first, let last = candidates.last else { return nominalHead(text, range) }
    let isFirst = first.index == range.lowerBound
    let isLast = last.index == range.upperBound - 1
    let head: Int
    let isStarting = isFirst && text.roles(first.index).contains(.starting)
    if isFirst, !first.verb.isNounLike || (isStarting && (!isLast || last.verb.isNounLike || last.index == first.index))
    {
      head = first.index
    } else if isLast, !last.verb.isNounLike {
      head = last.index
    } else if let clear = candidates.first(where: { !$0.verb.isNounLike }) {
      head = clear.index
    } else if let nominal = nominalHead(text, range).first {
      // `place_recommender`: nothing but nouns, and the last one is of an act.
      head = nominal
    } else if !isStarting, let closing = candidates.last(where: { text.roles($0.index).contains(.closing) }) {
      head = closing.index
    } else if isFirst {
      head = first.index
    } else if isLast {
      head = last.index
    } else {
      head = first.index
    }
    return [head] + coordinated(text, head, range.upperBound)
  }

  /// `image_generation`, `flight_search_engine`: without a verb the last noun of an act heads the name.
  private func nominalHead(_ text: ToolText, _ range: Range<Int>) -> [Int] {
    let head = range.suffix(2).last { verb(text, $0)?.forms.contains(.noun) ?? false }
    return head.map { [$0] } ?? []
  }

  private func isActive(_ text: ToolText, _ index: Int) -> Bool {
    verb(text, index).map { !$0.forms.isDisjoint(with: [.base, .third, .progressive]) } ?? false
  }

  /// `create_or_update`, `add_and_commit`.
  private func coordinated(_ text: ToolText, _ head: Int, _ end: Int) -> [Int] {
    var heads: [Int] = []
    var next = head + 1
    while next < end {
      let isJoined = text.roles(next).contains(.conjunction)
      if isJoined { next += 1 }
      // Without a conjunction the second verb belongs to the object: `get_deploy`, `get_set`, `get_repair_log`.
      guard isJoined, next < end, let verb = verb(text, next), verb.forms.contains(.base) else { break }
      heads.append(next)
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
      // `getAccountsWrapper` is about accounts.
      if noun >= 0, text.roles(index).contains(.nameTail) { break }
      // `list_of_boats` is about boats.
      if text.roles(index).contains(.linking) { continue }
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
