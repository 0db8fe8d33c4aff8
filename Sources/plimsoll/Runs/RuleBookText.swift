import Reports
import RulePacks
import ToolModel

extension RuleBook {
  /// The built-in rules as pages tell of them.
  static func builtIn() -> RuleBook {
    RuleBook(
      RulePack.builtIn().rules.map { rule in
        Entry(
          id: rule.id, title: rule.title, why: rule.why, kind: RuleWords.kind(rule.effect),
          effect: RuleText.effect(rule),
          state: rule.state.rawValue, confidencePercent: rule.confidencePercent, references: rule.references,
          conditions: RuleWords.lines(rule.match))
      })
  }
}

/// What a rule looks for, in plain lines.
enum RuleWords {
  static func kind(_ effect: Rule.Effect) -> String {
    switch effect {
    case .category: "category"
    case .guards: "guard"
    case .capability: "capability"
    case .finding: "finding"
    }
  }

  /// One line a condition; nested ones in one line.
  static func lines(_ match: MatchExpression) -> [String] {
    switch match {
    case .all(let parts): parts.map { capitalized(text($0)) }
    default: [capitalized(text(match))]
    }
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }

  private static func text(_ match: MatchExpression) -> String {
    switch match {
    case .all(let parts): return parts.map(text).joined(separator: ", and ")
    case .any(let parts): return "one of these: " + parts.map(text).joined(separator: "; or ")
    case .not(let part): return "it is not so that \(text(part))"
    case .words(let words, let scope):
      let verb = scope.isTagged ? "stands as a tag in" : scope.isWhole ? "fills the whole of" : "stands in"
      return "\(list(words)) \(verb) \(fields(scope.fields))"
    case .act(let act):
      var line = "\(fields(act.fields)) \(act.isLeading ? "opens with" : "says") \(list(act.verb))"
      if let object = act.object ?? act.noun { line += " something like \(list(object))" }
      if let except = act.exceptObject ?? act.exceptNoun { line += ", but not \(list(except))" }
      return act.isBare ? line + ", of nothing in particular" : line
    case .near(let first, let second, let gap, let scope):
      return "\(list(first)) comes at most \(gap + 1) words before \(list(second)) in \(fields(scope.fields))"
    case .chain(let parts, let gap, let scope):
      let words = parts.map(list).joined(separator: ", then ")
      return "\(words) follow each other, at most \(gap) words apart, in \(fields(scope.fields))"
    case .parameter(let parameter):
      var line = "a parameter is named like \(list(parameter.name))"
      if let choice = parameter.choice { line += " and takes \(list(choice))" }
      if let text = parameter.text { line += " and is described with \(list(text))" }
      return line
    case .annotation(let name, let value):
      return value.map { "the annotation \(name) is \($0)" } ?? "the annotation \(name) is missing"
    case .parameters(let range):
      return range.lowerBound == 0
        ? "it has at most \(range.upperBound) parameters"
        : "it has \(range.lowerBound) to \(range.upperBound) parameters"
    case .empty(let set): return "\(fields(set)) has no word"
    case .spots(let kinds): return "a text holds \(kinds.map(spot).sorted().joined(separator: " or "))"
    case .fired(let tag): return "a rule with the tag \(tag) has fired"
    }
  }

  /// A few of the words, then the lists they come from.
  private static func list(_ words: MatchExpression.WordSet) -> String {
    var parts = words.literals.prefix(8).map { "“\($0)”" }
    if words.literals.count > 8 { parts.append("\(words.literals.count - 8) more words") }
    parts += words.vocabularies.prefix(6).map { "a word of the list \($0)" }
    return parts.isEmpty ? "anything" : parts.joined(separator: ", ")
  }

  private static func fields(_ set: FieldSet) -> String {
    if set == .definition { return "the definition" }
    if set == .description { return "the description" }
    let names: [(FieldSet, String)] = [
      (.name, "the name"), (.title, "the title"), (.lead, "the first sentence"), (.body, "the description's body"),
      (.aside, "the description's asides"), (.parameter, "parameter names"),
      (.parameterText, "parameter descriptions"), (.choice, "allowed values"), (.defaultValue, "default values"),
      (.output, "the output schema"), (.server, "the server's name"), (.instructions, "the server's instructions"),
      (.prefix, "the name's prefix"), (.other, "other members"), (.decoded, "hidden text"),
    ]
    let found = names.filter { !set.isDisjoint(with: $0.0) }.map(\.1)
    return found.isEmpty ? "the definition" : found.joined(separator: " or ")
  }

  private static func spot(_ kind: SpotKind) -> String {
    switch kind {
    case .tagCharacters: "characters of the tag block"
    case .invisibleCharacters: "invisible characters"
    case .bidirectionalControls: "characters that turn the direction of text"
    case .terminalEscape: "terminal commands"
    case .hiddenComment: "a comment that a page does not show"
    case .homoglyph: "a word of look-alike letters"
    case .gap: "blanks that push text out of view"
    case .encoded: "text in a code"
    case .leakingImage: "an image whose address carries a value to fill in"
    case .remoteReference: "a schema that is fetched from elsewhere"
    case .secret: "the shape of a credential"
    }
  }
}
