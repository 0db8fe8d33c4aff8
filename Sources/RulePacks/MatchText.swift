/// What a rule looks for, as an outline for people.
package enum MatchText {
  /// Words of a set that are shown.
  private static let maximumWords = 12

  /// One operator a line, two blanks a level.
  package static func lines(_ match: MatchExpression) -> [String] {
    switch match {
    case .all(let terms): ["all of"] + terms.flatMap { indented($0) }
    case .any(let terms): ["one of"] + terms.flatMap { indented($0) }
    case .not(let term): ["not"] + indented(term)
    case .words(let words, let scope): ["the words \(text(words)) in \(text(scope))"]
    case .act(let act): ["the act \(text(act.verb))\(details(act)) in \(text(act.fields))"]
    case .near(let first, let then, let gap, let scope):
      ["\(text(first)), at most \(gap) words later \(text(then)), in \(text(scope))"]
    case .chain(let parts, let gap, let scope):
      ["\(parts.map(text).joined(separator: ", then ")), at most \(gap) words between them, in \(text(scope))"]
    case .parameter(let pattern):
      [
        "a parameter named \(text(pattern.name))" + (pattern.isWhole ? " and nothing else" : "")
          + (pattern.choice.map { ", with the choice \(text($0))" } ?? "")
          + (pattern.text.map { ", described with \(text($0))" } ?? "")
      ]
    case .annotation(let hint, let value): ["the hint \(hint) \(value.map { $0 ? "true" : "false" } ?? "absent")"]
    case .parameters(let range): ["at most \(range.upperBound) parameters"]
    case .empty(let fields): ["nothing in \(text(fields))"]
    case .spots(let kinds): ["the spot \(kinds.map(\.rawValue).sorted().joined(separator: " or "))"]
    case .fired(let tag): ["the fact or rule `\(tag)`"]
    }
  }

  private static func indented(_ match: MatchExpression) -> [String] { lines(match).map { "  " + $0 } }

  private static func text(_ words: MatchExpression.WordSet) -> String {
    let all = words.vocabularies.map { "$" + $0 } + words.literals
    let shown = all.prefix(maximumWords).joined(separator: ", ")
    return "[" + (all.count > maximumWords ? "\(shown) and \(all.count - maximumWords) more" : shown) + "]"
  }

  private static func text(_ scope: MatchExpression.Scope) -> String {
    var text = text(scope.fields)
    if scope.isWhole { text += ", filling it" }
    if scope.isLast { text += ", at its end" }
    if scope.isTagged { text += ", as a tag" }
    if scope.isClosing { text += ", as a closing tag" }
    if scope.isHeading { text += ", as a heading" }
    if scope.countsNegated { text += ", negated or not" }
    return text
  }

  private static func text(_ fields: FieldSet) -> String {
    var rest = fields
    var names: [String] = []
    for group in ["definition", "description"] {
      guard let known = FieldSet.words.first(where: { $0.word == group }), known.fields.isSubset(of: rest) else {
        continue
      }
      names.append(group)
      rest.subtract(known.fields)
    }
    names += FieldSet.words.filter { !$0.fields.isDisjoint(with: rest) && $0.fields.isSubset(of: rest) }.map(\.word)
    return names.joined(separator: ", ")
  }

  private static func details(_ act: MatchExpression.ActPattern) -> String {
    var text = ""
    if let object = act.object { text += " of \(self.text(object))" }
    if let noun = act.noun { text += " of the noun \(self.text(noun))" }
    if let except = act.exceptObject { text += " but not of \(self.text(except))" }
    if let except = act.exceptNoun { text += " but not of the noun \(self.text(except))" }
    if act.isBare { text += " of nothing" }
    if act.isLeading { text += " that opens its sentence" }
    if act.isClear { text += " that is no noun" }
    return text
  }
}
