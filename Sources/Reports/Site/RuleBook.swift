/// The rules behind the labels, as pages tell of them. Filled from the rule pack by the caller; Reports knows no rules.
package struct RuleBook: Sendable {
  /// Sorted by id.
  let entries: [Entry]
  private let places: [String: Int]

  /// One rule.
  package struct Entry: Sendable {
    /// The stem of its file.
    package let id: String
    package let title: String
    package let why: String
    /// What it does, such as `category` or `finding`.
    package let kind: String
    /// What follows when it fires, as a phrase: "a strong vote for destructive".
    package let effect: String
    package let state: String
    /// How often it is right when it decides, in percent.
    package let confidencePercent: Int
    /// Techniques and catalogue entries that it is about, such as `OWASP-MCP03`.
    package let references: [String]
    /// What it looks for, in lines of plain text.
    package let conditions: [String]

    package init(
      id: String, title: String, why: String, kind: String, effect: String, state: String, confidencePercent: Int,
      references: [String], conditions: [String]
    ) {
      self.id = id
      self.title = title
      self.why = why
      self.kind = kind
      self.effect = effect
      self.state = state
      self.confidencePercent = confidencePercent
      self.references = references
      self.conditions = conditions
    }
  }

  package init(_ entries: [Entry] = []) {
    self.entries = entries.sorted { $0.id < $1.id }
    places = Dictionary(
      self.entries.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(_ id: String) -> Entry? { places[id].map { entries[$0] } }
}
