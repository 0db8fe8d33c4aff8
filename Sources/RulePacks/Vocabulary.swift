/// A word list that rules share, named `$id` in them.
package struct Vocabulary: Sendable {
  package let id: String
  package let title: String
  /// Every spelling in the order of the file, forms included.
  package let entries: [Entry]
  /// The vocabulary whose words these are in another language; rules then need not name it.
  package let joins: String?
  /// Whether its words can be the head of a clause.
  package let holdsVerbs: Bool

  /// A spelling: one word, or several with one space between them, in lower case.
  package struct Entry: Sendable, Hashable {
    package let text: String
    package let forms: WordForms
    /// Inflects as a verb, so that it can be the head of a clause.
    package let isVerb: Bool
    /// A verb that is a noun just as often (`order`, `post`): it heads a clause only where no clearer verb does.
    package let isNounLike: Bool

    package init(text: String, forms: WordForms, isVerb: Bool, isNounLike: Bool) {
      self.text = text
      self.forms = forms
      self.isVerb = isVerb
      self.isNounLike = isNounLike
    }
  }

  package init(id: String, title: String, entries: [Entry], joins: String? = nil) {
    self.id = id
    self.title = title
    self.entries = entries
    self.joins = joins
    self.holdsVerbs = entries.contains(where: \.isVerb)
  }
}
