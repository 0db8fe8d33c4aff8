/// Other packs made of a pack, for measuring what rules cost.
extension RulePack {
  /// The pack with those rules alone.
  package func filtered(_ isKept: (Rule) -> Bool) -> RulePack {
    RulePack(rules: rules.filter(isKept), vocabularies: vocabularies, digest: digest, falseAlarms: falseAlarms)
  }

  /// The pack with copies of its rules until it has so many. The literal words of a copy are other words, one of three
  /// an everyday one, as they would be in rules that somebody else has written; its vocabularies are the same.
  package func grown(to count: Int) -> RulePack {
    var rules = Array(rules.prefix(count))
    var copy = 0
    while rules.count < count, !self.rules.isEmpty {
      let rule = self.rules[copy % self.rules.count]
      let number = copy / self.rules.count + 1
      rules.append(rule.renamed("\(rule.id)-\(number)", match: rule.match.withOtherWords(number)))
      copy += 1
    }
    return RulePack(rules: rules, vocabularies: vocabularies, digest: digest, falseAlarms: falseAlarms)
  }
}

extension Rule {
  fileprivate func renamed(_ id: String, match: MatchExpression) -> Rule {
    Rule(
      id: id, title: title, why: why, state: state, effect: effect, beats: beats,
      confidencePercent: confidencePercent, tags: tags, match: match, aliases: [], references: references, hits: [],
      misses: [])
  }
}

extension MatchExpression {
  private static let everyday = [
    "page", "item", "date", "size", "title", "field", "number", "result", "format", "limit",
  ]

  fileprivate func withOtherWords(_ seed: Int) -> MatchExpression {
    func other(_ words: WordSet) -> WordSet {
      WordSet(
        literals: words.literals.enumerated().map { index, word in
          index % 3 == 0 ? Self.everyday[(index + seed) % Self.everyday.count] : "\(word)x\(seed)"
        }, vocabularies: words.vocabularies)
    }
    switch self {
    case .all(let terms): return .all(terms.map { $0.withOtherWords(seed) })
    case .any(let terms): return .any(terms.map { $0.withOtherWords(seed) })
    case .not(let term): return .not(term.withOtherWords(seed))
    case .words(let words, let scope): return .words(other(words), scope)
    case .act(let act):
      return .act(
        ActPattern(
          verb: other(act.verb), fields: act.fields, object: act.object.map(other), noun: act.noun.map(other),
          exceptObject: act.exceptObject.map(other), exceptNoun: act.exceptNoun.map(other), isBare: act.isBare,
          isLeading: act.isLeading, isClear: act.isClear))
    case .near(let first, let then, let gap, let scope): return .near(other(first), other(then), gap: gap, scope)
    case .chain(let parts, let gap, let scope): return .chain(parts.map(other), gap: gap, scope)
    case .parameter(let pattern):
      return .parameter(
        ParameterPattern(
          name: other(pattern.name), isWhole: pattern.isWhole, choice: pattern.choice.map(other),
          text: pattern.text.map(other)))
    case .annotation, .parameters, .empty, .spots, .fired: return self
    }
  }
}
