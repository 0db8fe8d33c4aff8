import ToolModel

/// A rule file: its metadata, its effect, its examples.
struct RuleDecoder {
  static let keys = [
    "title", "why", "state", "kind", "category", "strength", "beats", "capability", "within", "severity", "remedy",
    "confidence", "tags", "aliases", "references", "match", "hits", "misses",
  ]
  let vocabularies: Set<String>
  /// The embedded pack leaves the examples out.
  let needsExamples: Bool

  func decode(_ node: RuleNode, id: String, _ reader: inout NodeReader) -> Rule? {
    guard let node = reader.map(node, "a rule", keys: Self.keys) else { return nil }
    if !Self.isIdentifier(id) {
      reader.report(0, "a rule file's name must be words of `a-z` and digits, joined by hyphens")
    }
    let states = Rule.State.allCases.map { ($0.rawValue, $0) }
    let state = reader.choice(
      reader.text(node, "state", "a rule"), "state", line: node["state"]?.line ?? 0, states)
    let title = reader.text(node, "title", "a rule")
    let why = reader.text(node, "why", "a rule")
    let effect = self.effect(node, &reader)
    let beats = node["beats"].flatMap { self.beats($0, &reader) }
    if case .guards? = effect, beats == nil { reader.report(node.line, "a guard lacks `beats`") }
    let hits = examples(node, "hits", &reader)
    let misses = examples(node, "misses", &reader)
    let confidence = reader.integer(node["confidence"], "confidence", 0...100, default: 50)
    let tags = reader.texts(node["tags"], "tags")
    let aliases = reader.texts(node["aliases"], "aliases")
    guard let matchNode = node["match"] else {
      reader.report(node.line, "a rule lacks `match`")
      return nil
    }
    let match = MatchDecoder(vocabularies: vocabularies).decode(matchNode, &reader)
    guard let state, let effect, let match else { return nil }
    return Rule(
      id: id, title: title, why: why, state: state, effect: effect, beats: beats, confidencePercent: confidence,
      tags: tags, match: match, aliases: aliases, references: reader.texts(node["references"], "references"),
      hits: hits, misses: misses)
  }

  private static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
  }

  private func examples(_ node: RuleNode, _ key: String, _ reader: inout NodeReader) -> [RuleExample] {
    let list = node[key]?.list ?? []
    if needsExamples, list.count < 2 {
      reader.report(node[key]?.line ?? node.line, "a rule needs at least two `\(key)`")
    }
    return list.map { ExampleRows.row($0) }
  }

  private func effect(_ node: RuleNode, _ reader: inout NodeReader) -> Rule.Effect? {
    let kinds = ["category", "guard", "capability", "finding"].map { ($0, $0) }
    let line = node["kind"]?.line ?? node.line
    switch reader.choice(reader.text(node, "kind", "a rule"), "kind", line: line, kinds) {
    case "category":
      let categories = Category.allCases.map { ($0.rawValue, $0) }
      let category = reader.choice(
        reader.text(node, "category", "a category rule"), "category", line: line, categories)
      let strength = self.strength(node, "strength", &reader)
      guard let category, let strength else { return nil }
      return .category(category, strength)
    case "guard": return .guards
    case "capability":
      let capabilities = Capability.allCases.map { ($0.rawValue, $0) }
      let capability = reader.choice(
        reader.text(node, "capability", "a capability rule"), "capability", line: line, capabilities)
      guard let capability else { return nil }
      let within = categories(node["within"], "within", &reader)
      return .capability(capability, within: within.isEmpty ? Set(Category.allCases) : within)
    case "finding":
      let severities = Severity.allCases.map { ($0.rawValue, $0) }
      let severity = reader.choice(
        reader.text(node, "severity", "a finding rule"), "severity", line: line, severities)
      let remedy = reader.text(node, "remedy", "a finding rule")
      guard let severity else { return nil }
      return .finding(severity, remedy: remedy)
    default: return nil
    }
  }

  private func strength(_ node: RuleNode, _ key: String, _ reader: inout NodeReader) -> Rule.Strength? {
    let strengths = Rule.Strength.allCases.map { ($0.word, $0) }
    guard let value = node[key] else { return .normal }
    return reader.choice(value.text ?? "", key, line: value.line, strengths)
  }

  private func beats(_ node: RuleNode, _ reader: inout NodeReader) -> Rule.Beats? {
    guard let node = reader.map(node, "`beats`", keys: ["categories", "up-to", "tags"]) else { return nil }
    let categories = self.categories(node["categories"], "categories", &reader)
    guard let strength = strength(node, "up-to", &reader) else { return nil }
    return Rule.Beats(
      categories: categories.isEmpty ? Set(Category.allCases) : categories, upTo: strength,
      tags: Set(reader.texts(node["tags"], "tags")))
  }

  private func categories(_ node: RuleNode?, _ key: String, _ reader: inout NodeReader) -> Set<Category> {
    let known = Category.allCases.map { ($0.rawValue, $0) }
    var categories: Set<Category> = []
    for text in reader.texts(node, key) {
      if let category = reader.choice(text, key, line: node?.line ?? 0, known) { categories.insert(category) }
    }
    return categories
  }
}
