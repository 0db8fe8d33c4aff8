import RulePacks

/// Decides whether a term holds for a text, and where. Every operator is linear in the occurrences of its words.
struct MatchEvaluator {
  /// Tags and ids of rules that have fired already.
  var fired: Set<String> = []
  /// What made the term hold, first occurrence of each part.
  var found: [ToolText.Hit] = []
  /// Spots that made the term hold.
  var spots: [Spot] = []
  /// Occurrences of words that were looked at: what the rules cost, the same on every machine.
  private(set) var work = 0

  mutating func holds(_ match: CompiledMatch, _ text: ToolText) -> Bool {
    let kept = found.count
    switch match {
    case .all(let terms):
      for term in terms where !holds(term, text) {
        found.removeLast(found.count - kept)
        return false
      }
      return true
    case .any(let terms):
      var isHolding = false
      for term in terms where holds(term, text) { isHolding = true }
      return isHolding
    case .not(let term):
      let isHolding = holds(term, text)
      found.removeLast(found.count - kept)
      return !isHolding
    case .words(let sets, let scope):
      return keep(first(sets, text) { Self.fits($0, scope, text) })
    case .act(let act): return holds(act, text)
    case .near(let first, let then, let gap, let scope): return near(first, then, gap, scope, text)
    case .chain(let parts, _, let gap, let scope): return chain(parts, gap, scope, text)
    case .parameter(let name, let isWhole, let choice, let words):
      return parameter(name, isWhole, choice, words, text)
    case .annotation(let hint, let value): return text.hints[hint] == value
    case .parameters(let range): return range.contains(Int(text.groupCount))
    case .empty(let fields): return text.filled.isDisjoint(with: fields)
    case .spots(let kinds):
      let spots = text.spots.filter { kinds.contains($0.kind) }
      self.spots += spots.prefix(4)
      return !spots.isEmpty
    case .fired(let tag): return fired.contains(tag)
    }
  }

  private mutating func keep(_ hit: ToolText.Hit?) -> Bool {
    guard let hit else { return false }
    found.append(hit)
    return true
  }

  private static func fits(_ hit: ToolText.Hit, _ scope: MatchExpression.Scope, _ text: ToolText) -> Bool {
    let token = text.tokens[Int(hit.token)]
    guard scope.fields.contains(token.field) else { return false }
    if !scope.countsNegated, token.flags.contains(.negated) { return false }
    if scope.isTagged, !isTagged(hit, text) { return false }
    if scope.isClosing, !isTagged(hit, text) || !token.gap.contains(.slash) { return false }
    if scope.isHeading, !isHeading(hit, text) { return false }
    if scope.isLast { return text.tokens[Int(hit.token + hit.tokenCount - 1)].flags.contains(.last) }
    guard scope.isWhole else { return true }
    return token.flags.contains(.first) && text.tokens[Int(hit.token + hit.tokenCount - 1)].flags.contains(.last)
  }

  private static func isTagged(_ hit: ToolText.Hit, _ text: ToolText) -> Bool {
    let next = Int(hit.token + hit.tokenCount)
    let gap = text.tokens[Int(hit.token)].gap
    let after: Gap = next < text.tokens.count ? text.tokens[next].gap : .stop
    return (gap.contains(.mark) && after.contains(.mark))
      || (gap.contains(.openBracket) && after.contains(.closeBracket))
  }

  /// Opens its sentence or line, and a colon follows.
  private static func isHeading(_ hit: ToolText.Hit, _ text: ToolText) -> Bool {
    let next = Int(hit.token + hit.tokenCount)
    let token = text.tokens[Int(hit.token)]
    guard next < text.tokens.count, text.tokens[next].gap.contains(.colon),
      text.tokens[next].segment == token.segment
    else { return false }
    return token.flags.contains(.first)
      || !token.gap.isDisjoint(with: [.stop, .newLine, .paragraph, .mark, .openBracket, .dash])
  }

  /// The earliest occurrence that passes; of several at one token the longest.
  private mutating func first(_ sets: [Int32], _ text: ToolText, _ passes: (ToolText.Hit) -> Bool) -> ToolText.Hit? {
    var best: ToolText.Hit?
    for set in sets {
      var index = text.newest[Int(set)]
      while index >= 0 {
        let hit = text.hits[Int(index)]
        work += 1
        if passes(hit), best.map({ ($0.token, -$0.tokenCount) > (hit.token, -hit.tokenCount) }) ?? true { best = hit }
        index = hit.previous
      }
    }
    return best
  }

  private mutating func clauses(
    _ sets: [Int32]?, _ text: ToolText, _ flag: TokenFlags, _ fields: FieldSet
  ) -> Set<Int32>? {
    guard let sets else { return nil }
    var clauses: Set<Int32> = []
    for set in sets {
      var index = text.newest[Int(set)]
      while index >= 0 {
        let hit = text.hits[Int(index)]
        work += 1
        // A phrase is in the object, or is its noun, if its last word is.
        let token = text.tokens[Int(hit.token + hit.tokenCount - 1)]
        if token.flags.contains(flag), fields.contains(token.field) { clauses.insert(token.clause) }
        index = hit.previous
      }
    }
    return clauses
  }

  private mutating func holds(_ act: CompiledAct, _ text: ToolText) -> Bool {
    let active: WordForms = [.base, .third, .progressive]
    let object = clauses(act.object, text, .object, act.fields)
    let noun = clauses(act.noun, text, .noun, act.fields)
    let exceptObject = clauses(act.exceptObject, text, .object, act.fields)
    let exceptNoun = clauses(act.exceptNoun, text, .noun, act.fields)
    return keep(
      first(act.verb, text) { hit in
        let token = text.tokens[Int(hit.token)]
        guard token.flags.contains(.head), act.fields.contains(token.field), !token.flags.contains(.negated),
          !hit.forms.isDisjoint(with: active)
            || (token.flags.contains(.nominal) && hit.forms.contains(.noun))
        else { return false }
        if act.isClear, hit.tokenCount == 1, text.table.meanings[Int(token.word)].isNounLike { return false }
        if act.isLeading, !token.flags.contains(.leading) { return false }
        let clause = token.clause
        if let object, !object.contains(clause) { return false }
        if let noun, !noun.contains(clause) { return false }
        if let exceptObject, exceptObject.contains(clause) { return false }
        if let exceptNoun, exceptNoun.contains(clause) { return false }
        return !act.isBare || !Self.hasObject(text, hit)
      })
  }

  private static func hasObject(_ text: ToolText, _ hit: ToolText.Hit) -> Bool {
    let clause = text.tokens[Int(hit.token)].clause
    let segment = text.segments[Int(text.tokens[Int(hit.token)].segment)]
    // An object stands within a few words of its verb.
    let lower = max(Int(segment.tokens.lowerBound), Int(hit.token) - 8)
    let upper = min(Int(segment.tokens.upperBound), Int(hit.token) + 12)
    return (lower..<upper).contains { text.tokens[$0].clause == clause && text.tokens[$0].flags.contains(.object) }
  }

  private mutating func near(
    _ firstSets: [Int32], _ thenSets: [Int32], _ gap: Int, _ scope: MatchExpression.Scope, _ text: ToolText
  ) -> Bool {
    // Where the first set's words end, by token, so that each later word looks back at most `gap` places.
    var ends: [Int32: ToolText.Hit] = [:]
    for set in firstSets {
      var index = text.newest[Int(set)]
      while index >= 0 {
        let hit = text.hits[Int(index)]
        work += 1
        if Self.fits(hit, scope, text) { ends[hit.token + hit.tokenCount] = hit }
        index = hit.previous
      }
    }
    guard !ends.isEmpty else { return false }
    var partner: ToolText.Hit?
    let then = first(thenSets, text) { hit in
      guard Self.fits(hit, scope, text) else { return false }
      let clause = text.tokens[Int(hit.token)].clause
      for distance in 0...Int32(gap) {
        guard let before = ends[hit.token - distance] else { continue }
        if text.tokens[Int(before.token)].clause == clause, before.token != hit.token { return true }
      }
      return false
    }
    guard let then else { return false }
    for distance in 0...Int32(gap) where partner == nil { partner = ends[then.token - distance] }
    if let partner { found.append(partner) }
    return keep(then)
  }

  /// Each part looks back at most `gap` words at the part before it; linear in the occurrences.
  private mutating func chain(
    _ parts: [[Int32]], _ gap: Int, _ scope: MatchExpression.Scope, _ text: ToolText
  ) -> Bool {
    for sets in parts where !sets.contains(where: { text.newest[Int($0)] >= 0 }) { return false }
    // Where a chain of the parts so far can end, by the token behind it; the links lead back to its beginning.
    var links: [(hit: ToolText.Hit, before: Int)] = []
    var ends: [Int32: Int] = [:]
    for (place, sets) in parts.enumerated() {
      var next: [Int32: Int] = [:]
      for set in sets {
        var index = text.newest[Int(set)]
        while index >= 0 {
          let hit = text.hits[Int(index)]
          work += 1
          index = hit.previous
          guard Self.fits(hit, scope, text) else { continue }
          let before = place == 0 ? -1 : Self.link(hit, ends, links, gap, text)
          guard place == 0 || before >= 0 else { continue }
          let end = hit.token + hit.tokenCount
          if let known = next[end], links[known].hit.token <= hit.token { continue }
          links.append((hit, before))
          next[end] = links.count - 1
        }
      }
      ends = next
      if ends.isEmpty { return false }
    }
    guard var link = ends.min(by: { $0.key < $1.key })?.value else { return false }
    let kept = found.count
    while link >= 0 {
      found.insert(links[link].hit, at: kept)
      link = links[link].before
    }
    return true
  }

  /// The nearest link that ends at most `gap` words before an occurrence, in its sentence; -1 if there is none.
  private static func link(
    _ hit: ToolText.Hit, _ ends: [Int32: Int], _ links: [(hit: ToolText.Hit, before: Int)], _ gap: Int,
    _ text: ToolText
  ) -> Int {
    let segment = text.tokens[Int(hit.token)].segment
    var position = hit.token
    for _ in 0...gap {
      guard position > 0, text.tokens[Int(position)].gap.isDisjoint(with: [.stop, .paragraph]) else { break }
      if let link = ends[position], text.tokens[Int(links[link].hit.token)].segment == segment { return link }
      position -= 1
    }
    return -1
  }

  private mutating func parameter(
    _ name: [Int32], _ isWhole: Bool, _ choice: [Int32]?, _ words: [Int32]?, _ text: ToolText
  ) -> Bool {
    var choices: [Int32: ToolText.Hit]?
    var texts: [Int32: ToolText.Hit]?
    if let choice { choices = groups(choice, text, .choice) }
    if let words { texts = groups(words, text, .parameterText) }
    let scope = MatchExpression.Scope(fields: .parameter, isWhole: isWhole)
    let hit = first(name, text) { hit in
      guard Self.fits(hit, scope, text) else { return false }
      let group = text.segments[Int(text.tokens[Int(hit.token)].segment)].group
      if let choices, choices[group] == nil { return false }
      if let texts, texts[group] == nil { return false }
      return true
    }
    guard let hit else { return false }
    let group = text.segments[Int(text.tokens[Int(hit.token)].segment)].group
    found.append(hit)
    if let choice = choices?[group] { found.append(choice) }
    if let words = texts?[group] { found.append(words) }
    return true
  }

  private mutating func groups(_ sets: [Int32], _ text: ToolText, _ field: FieldSet) -> [Int32: ToolText.Hit] {
    var groups: [Int32: ToolText.Hit] = [:]
    for set in sets {
      var index = text.newest[Int(set)]
      while index >= 0 {
        let hit = text.hits[Int(index)]
        work += 1
        let token = text.tokens[Int(hit.token)]
        if field.contains(token.field), !token.flags.contains(.negated) {
          let group = text.segments[Int(token.segment)].group
          if groups[group].map({ $0.token > hit.token }) ?? true { groups[group] = hit }
        }
        index = hit.previous
      }
    }
    return groups
  }
}
