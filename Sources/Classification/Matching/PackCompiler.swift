import RulePacks

/// Gives numbers to vocabularies and to the literal word lists of rules, and fills the word table.
struct PackCompiler: Sendable {
  private(set) var table = WordTable()
  private(set) var setCount = 0
  private var vocabularySets: [String: Int32] = [:]
  private var literalSets: [[String]: Int32] = [:]
  private var vocabularySizes: [String: Int] = [:]

  init(_ pack: RulePack) {
    for vocabulary in pack.vocabularies where vocabulary.joins == nil {
      if GrammarRoles.byVocabulary[vocabulary.id] == nil { vocabularySets[vocabulary.id] = addSet() }
    }
    for vocabulary in pack.vocabularies {
      let id = vocabulary.joins ?? vocabulary.id
      let roles = GrammarRoles.byVocabulary[id] ?? []
      let set = vocabularySets[id] ?? -1
      for entry in vocabulary.entries { insert(entry, set: set, roles: roles) }
      vocabularySizes[id, default: 0] += vocabulary.entries.count
    }
  }

  private mutating func addSet() -> Int32 {
    setCount += 1
    return Int32(setCount - 1)
  }

  private mutating func insert(_ entry: Vocabulary.Entry, set: Int32, roles: GrammarRoles) {
    let meaning = table.insert(SpellingSplit.hashes(entry.text))
    table.update(meaning) {
      $0.roles.formUnion(roles)
      if entry.isVerb {
        $0.isNounLike = $0.isNounLike || entry.isNounLike
        $0.verbForms.formUnion(entry.forms)
      }
    }
    if set >= 0 { table.add(set, entry.forms, to: meaning) }
  }

  private mutating func sets(_ words: MatchExpression.WordSet) -> [Int32] {
    var sets = words.vocabularies.compactMap { vocabularySets[$0] }
    if !words.literals.isEmpty {
      if let known = literalSets[words.literals] {
        sets.append(known)
      } else {
        let set = addSet()
        literalSets[words.literals] = set
        for literal in words.literals {
          let entry = Vocabulary.Entry(text: literal, forms: .base, isVerb: false, isNounLike: false)
          insert(entry, set: set, roles: [])
        }
        sets.append(set)
      }
    }
    return sets
  }

  private mutating func sets(_ words: MatchExpression.WordSet?) -> [Int32]? {
    guard let words else { return nil }
    return sets(words)
  }

  private func size(_ words: MatchExpression.WordSet) -> Int {
    words.vocabularies.reduce(words.literals.count) { $0 + (vocabularySizes[$1] ?? 0) }
  }

  mutating func compile(_ match: MatchExpression) -> CompiledMatch {
    switch match {
    case .all(let terms): .all(terms.map { compile($0) })
    case .any(let terms): .any(terms.map { compile($0) })
    case .not(let term): .not(compile(term))
    case .words(let words, let scope): .words(sets(words), scope)
    case .act(let act):
      .act(
        CompiledAct(
          verb: sets(act.verb), fields: act.fields, object: sets(act.object), noun: sets(act.noun),
          exceptObject: sets(act.exceptObject), exceptNoun: sets(act.exceptNoun), isBare: act.isBare,
          isLeading: act.isLeading, isClear: act.isClear))
    case .near(let first, let then, let gap, let scope): .near(sets(first), sets(then), gap: gap, scope)
    case .chain(let parts, let gap, let scope):
      // The part with the fewest spellings is the rarest in most texts: it wakes the rule.
      .chain(
        parts.map { sets($0) }, anchor: parts.indices.min { size(parts[$0]) < size(parts[$1]) } ?? 0, gap: gap, scope)
    case .parameter(let pattern):
      .parameter(
        name: sets(pattern.name), isWhole: pattern.isWhole, choice: sets(pattern.choice), text: sets(pattern.text))
    case .annotation(let hint, let value): .annotation(hint, value)
    case .parameters(let range): .parameters(range)
    case .empty(let fields): .empty(fields)
    case .spots(let kinds): .spots(kinds)
    case .fired(let tag): .fired(tag)
    }
  }
}
