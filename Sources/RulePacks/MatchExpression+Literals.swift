extension MatchExpression {
  /// Literal spellings that are looked for in names; in the order of the rule.
  package var nameLiterals: [String] {
    switch self {
    case .all(let terms), .any(let terms): terms.flatMap(\.nameLiterals)
    case .not(let term): term.nameLiterals
    case .words(let words, let scope): scope.fields.contains(.name) ? words.literals : []
    case .act(let act): act.fields.contains(.name) ? act.verb.literals : []
    case .near(let first, let then, _, let scope):
      scope.fields.contains(.name) ? first.literals + then.literals : []
    case .chain(let parts, _, let scope): scope.fields.contains(.name) ? parts.flatMap(\.literals) : []
    case .parameter, .annotation, .parameters, .empty, .spots, .fired: []
    }
  }

  /// Every word set, in the order of the rule.
  package var wordSets: [WordSet] {
    switch self {
    case .all(let terms), .any(let terms): terms.flatMap(\.wordSets)
    case .not(let term): term.wordSets
    case .words(let words, _): [words]
    case .act(let act): [act.verb] + [act.object, act.noun, act.exceptObject, act.exceptNoun].compactMap(\.self)
    case .near(let first, let then, _, _): [first, then]
    case .chain(let parts, _, _): parts
    case .parameter(let pattern): [pattern.name] + [pattern.choice, pattern.text].compactMap(\.self)
    case .annotation, .parameters, .empty, .spots, .fired: []
    }
  }
}
