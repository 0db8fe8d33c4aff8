/// The `match` part of a rule file.
struct MatchDecoder {
  let vocabularies: Set<String>
  private static let operators = [
    "all", "any", "not", "words", "act", "near", "chain", "parameter", "annotation", "parameters", "empty", "spots",
    "fired",
  ]

  func decode(_ node: RuleNode, _ reader: inout NodeReader, depth: Int = 0) -> MatchExpression? {
    guard depth < 16 else {
      reader.report(node.line, "`match` is nested too deeply")
      return nil
    }
    guard let members = node.members else {
      reader.report(node.line, "a term must be a map with one operator")
      return nil
    }
    guard let member = members.first(where: { Self.operators.contains($0.key) }) else {
      reader.report(node.line, "a term needs one of the operators `\(Self.operators.joined(separator: "`, `"))`")
      return nil
    }
    let modifiers = Self.modifiers(member.key)
    for other in members where other.key != member.key && !modifiers.contains(other.key) {
      reader.report(other.line, "unknown key `\(other.key)` beside the operator `\(member.key)`")
    }
    switch member.key {
    case "all": return list(member.value, &reader, depth).map(MatchExpression.all)
    case "any": return list(member.value, &reader, depth).map(MatchExpression.any)
    case "not": return decode(member.value, &reader, depth: depth + 1).map(MatchExpression.not)
    case "words": return .words(words(member.value, "words", &reader), scope(node, &reader))
    case "act": return act(member.value, &reader)
    case "near": return near(member.value, &reader)
    case "chain": return chain(member.value, &reader)
    case "parameter": return parameter(member.value, &reader)
    case "annotation": return annotation(member.value, &reader)
    case "parameters":
      return .parameters(0...reader.integer(member.value, "parameters", 0...1_000, default: 0))
    case "spots":
      let kinds = SpotKind.allCases.map { ($0.rawValue, $0) }
      return .spots(
        Set(
          reader.texts(member.value, "spots").compactMap { reader.choice($0, "kind of spot", line: member.line, kinds) }
        ))
    case "empty": return .empty(fields(member.value, "empty", &reader))
    default: return .fired(member.value.text ?? "")
    }
  }

  private static func modifiers(_ name: String) -> [String] {
    name == "words" ? ["in", "whole", "negated", "tagged", "heading", "closing", "last"] : []
  }

  private func list(_ node: RuleNode, _ reader: inout NodeReader, _ depth: Int) -> [MatchExpression]? {
    guard let list = node.list, !list.isEmpty else {
      reader.report(node.line, "`all` and `any` need a list of terms")
      return nil
    }
    return list.compactMap { decode($0, &reader, depth: depth + 1) }
  }

  private func words(_ node: RuleNode?, _ key: String, _ reader: inout NodeReader) -> MatchExpression.WordSet {
    var literals: [String] = []
    var names: [String] = []
    for text in reader.texts(node, key) {
      if text.hasPrefix("$") {
        let name = String(text.dropFirst())
        if !vocabularies.contains(name) {
          reader.report(node?.line ?? 0, "there is no vocabulary `\(name)` in `vocabulary/`")
        }
        names.append(name)
      } else {
        literals.append(text)
      }
    }
    if literals.isEmpty, names.isEmpty { reader.report(node?.line ?? 0, "`\(key)` needs at least one word") }
    return MatchExpression.WordSet(literals: literals, vocabularies: names)
  }

  private func optionalWords(
    _ node: RuleNode, _ key: String, _ reader: inout NodeReader
  ) -> MatchExpression.WordSet? {
    node[key] == nil ? nil : words(node[key], key, &reader)
  }

  private func fields(_ node: RuleNode?, _ key: String, _ reader: inout NodeReader) -> FieldSet {
    var fields: FieldSet = []
    for text in reader.texts(node, key) {
      let known = FieldSet.words.map { ($0.word, $0.fields) }
      if let field = reader.choice(text, "field", line: node?.line ?? 0, known) { fields.formUnion(field) }
    }
    if fields.isEmpty { reader.report(node?.line ?? 0, "`\(key)` needs at least one field") }
    return fields
  }

  private func scope(_ node: RuleNode, _ reader: inout NodeReader) -> MatchExpression.Scope {
    MatchExpression.Scope(
      fields: fields(node["in"], "in", &reader), isWhole: reader.boolean(node["whole"], "whole"),
      countsNegated: reader.boolean(node["negated"], "negated"),
      isTagged: reader.boolean(node["tagged"], "tagged"), isHeading: reader.boolean(node["heading"], "heading"),
      isClosing: reader.boolean(node["closing"], "closing"), isLast: reader.boolean(node["last"], "last"))
  }

  private func act(_ node: RuleNode, _ reader: inout NodeReader) -> MatchExpression? {
    let keys = ["verb", "in", "object", "noun", "except-object", "except-noun", "bare", "leading", "clear"]
    guard let node = reader.map(node, "`act`", keys: keys) else { return nil }
    return .act(
      MatchExpression.ActPattern(
        verb: words(node["verb"], "verb", &reader), fields: fields(node["in"], "in", &reader),
        object: optionalWords(node, "object", &reader), noun: optionalWords(node, "noun", &reader),
        exceptObject: optionalWords(node, "except-object", &reader),
        exceptNoun: optionalWords(node, "except-noun", &reader), isBare: reader.boolean(node["bare"], "bare"),
        isLeading: reader.boolean(node["leading"], "leading"), isClear: reader.boolean(node["clear"], "clear")))
  }

  private func near(_ node: RuleNode, _ reader: inout NodeReader) -> MatchExpression? {
    guard let node = reader.map(node, "`near`", keys: ["first", "then", "gap", "in", "negated"]) else { return nil }
    let scope = MatchExpression.Scope(
      fields: fields(node["in"], "in", &reader), countsNegated: reader.boolean(node["negated"], "negated"))
    return .near(
      words(node["first"], "first", &reader), words(node["then"], "then", &reader),
      gap: reader.integer(node["gap"], "gap", 0...20, default: 3), scope)
  }

  private func chain(_ node: RuleNode, _ reader: inout NodeReader) -> MatchExpression? {
    guard let node = reader.map(node, "`chain`", keys: ["of", "gap", "in", "negated"]) else { return nil }
    let parts = node["of"]?.list ?? []
    if !(2...6).contains(parts.count) {
      reader.report(node.line, "`chain` needs `of`: a list of two to six lists of words")
    }
    return .chain(
      parts.map { words($0, "of", &reader) }, gap: reader.integer(node["gap"], "gap", 0...20, default: 3),
      MatchExpression.Scope(
        fields: fields(node["in"], "in", &reader), countsNegated: reader.boolean(node["negated"], "negated")))
  }

  private func parameter(_ node: RuleNode, _ reader: inout NodeReader) -> MatchExpression? {
    guard let node = reader.map(node, "`parameter`", keys: ["name", "whole", "choice", "text"]) else { return nil }
    return .parameter(
      MatchExpression.ParameterPattern(
        name: words(node["name"], "name", &reader), isWhole: reader.boolean(node["whole"], "whole"),
        choice: optionalWords(node, "choice", &reader), text: optionalWords(node, "text", &reader)))
  }

  private func annotation(_ node: RuleNode, _ reader: inout NodeReader) -> MatchExpression? {
    let hints = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"]
    guard let node = reader.map(node, "`annotation`", keys: hints), let member = node.members?.first else {
      reader.report(node.line, "`annotation` needs one hint with `true`, `false` or `absent`")
      return nil
    }
    let values: [(String, Bool?)] = [("true", true), ("false", false), ("absent", nil)]
    guard let value = reader.choice(member.value.text ?? "", member.key, line: member.line, values) else { return nil }
    return .annotation(member.key, value)
  }
}
