/// Variants of a rule in each of which one operator is dropped or negated. An example of the rule should notice each.
package enum RuleMutations {
  /// A rule that is not quite the rule.
  package struct Mutant: Sendable {
    /// What was done, as words and a path: `dropped all[1]`, `negated any[0].words`.
    package let what: String
    package let match: MatchExpression
  }

  /// All variants, outer operators first. Modifiers that say where a term looks (`in`, `gap`, `negated`) are no
  /// operators.
  package static func mutants(of match: MatchExpression) -> [Mutant] { variants(match, at: "match") }

  private static func variants(_ match: MatchExpression, at path: String) -> [Mutant] {
    var mutants = [Mutant(what: "negated \(path)", match: .not(match))]
    switch match {
    case .all(let terms): mutants += lists(terms, path + ".all") { .all($0) }
    case .any(let terms): mutants += lists(terms, path + ".any") { .any($0) }
    case .not(let term):
      mutants = variants(term, at: path + ".not").map { Mutant(what: $0.what, match: .not($0.match)) }
    case .words(let words, let scope):
      mutants += looser(scope).map { Mutant(what: "dropped \(path).\($0.0)", match: .words(words, $0.1)) }
    case .act(let act):
      mutants += looser(act).map { Mutant(what: "dropped \(path).act.\($0.0)", match: .act($0.1)) }
    case .chain(let parts, let gap, let scope):
      for index in parts.indices {
        var rest = parts
        rest.remove(at: index)
        let shorter: MatchExpression = rest.count == 1 ? .words(rest[0], scope) : .chain(rest, gap: gap, scope)
        mutants.append(Mutant(what: "dropped \(path).chain[\(index)]", match: shorter))
      }
    case .near(let first, let then, _, let scope):
      mutants.append(Mutant(what: "dropped \(path).near.first", match: .words(then, scope)))
      mutants.append(Mutant(what: "dropped \(path).near.then", match: .words(first, scope)))
    case .parameter(let pattern):
      mutants += looser(pattern).map { Mutant(what: "dropped \(path).parameter.\($0.0)", match: .parameter($0.1)) }
    case .annotation, .parameters, .empty, .spots, .fired: break
    }
    return mutants
  }

  private static func lists(
    _ terms: [MatchExpression], _ path: String, _ make: ([MatchExpression]) -> MatchExpression
  ) -> [Mutant] {
    var mutants: [Mutant] = []
    for index in terms.indices {
      if terms.count > 1 {
        var rest = terms
        rest.remove(at: index)
        mutants.append(Mutant(what: "dropped \(path)[\(index)]", match: make(rest)))
      }
      for variant in variants(terms[index], at: "\(path)[\(index)]") {
        var changed = terms
        changed[index] = variant.match
        mutants.append(Mutant(what: variant.what, match: make(changed)))
      }
    }
    return mutants
  }

  private static func looser(_ scope: MatchExpression.Scope) -> [(String, MatchExpression.Scope)] {
    func without(_ key: String) -> MatchExpression.Scope {
      MatchExpression.Scope(
        fields: scope.fields, isWhole: key == "whole" ? false : scope.isWhole, countsNegated: scope.countsNegated,
        isTagged: key == "tagged" ? false : scope.isTagged, isHeading: key == "heading" ? false : scope.isHeading,
        isClosing: key == "closing" ? false : scope.isClosing, isLast: key == "last" ? false : scope.isLast)
    }
    let keys = [
      ("whole", scope.isWhole), ("tagged", scope.isTagged), ("heading", scope.isHeading),
      ("closing", scope.isClosing), ("last", scope.isLast),
    ]
    return keys.filter(\.1).map { ($0.0, without($0.0)) }
  }

  private static func looser(_ act: MatchExpression.ActPattern) -> [(String, MatchExpression.ActPattern)] {
    func without(_ key: String) -> MatchExpression.ActPattern {
      MatchExpression.ActPattern(
        verb: act.verb, fields: act.fields, object: key == "object" ? nil : act.object,
        noun: key == "noun" ? nil : act.noun, exceptObject: key == "except-object" ? nil : act.exceptObject,
        exceptNoun: key == "except-noun" ? nil : act.exceptNoun, isBare: key == "bare" ? false : act.isBare,
        isLeading: key == "leading" ? false : act.isLeading, isClear: key == "clear" ? false : act.isClear)
    }
    let keys: [(String, Bool)] = [
      ("object", act.object != nil), ("noun", act.noun != nil), ("except-object", act.exceptObject != nil),
      ("except-noun", act.exceptNoun != nil), ("bare", act.isBare), ("leading", act.isLeading),
      ("clear", act.isClear),
    ]
    return keys.filter(\.1).map { ($0.0, without($0.0)) }
  }

  private static func looser(
    _ pattern: MatchExpression.ParameterPattern
  ) -> [(String, MatchExpression.ParameterPattern)] {
    func without(_ key: String) -> MatchExpression.ParameterPattern {
      MatchExpression.ParameterPattern(
        name: pattern.name, isWhole: key == "whole" ? false : pattern.isWhole,
        choice: key == "choice" ? nil : pattern.choice, text: key == "text" ? nil : pattern.text)
    }
    let keys = [("choice", pattern.choice != nil), ("text", pattern.text != nil), ("whole", pattern.isWhole)]
    return keys.filter(\.1).map { ($0.0, without($0.0)) }
  }
}
