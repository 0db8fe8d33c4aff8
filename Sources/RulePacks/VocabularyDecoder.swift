/// A vocabulary file: lists of words by the way they inflect.
enum VocabularyDecoder {
  static let keys = [
    "title", "joins", "language", "verbs", "noun-like-verbs", "verb-words", "inflected", "act-nouns", "nouns", "words",
  ]

  static func decode(_ node: RuleNode, id: String, _ reader: inout NodeReader) -> Vocabulary? {
    guard let node = reader.map(node, "a vocabulary", keys: keys) else { return nil }
    let title = reader.text(node, "title", "a vocabulary")
    var entries: [Vocabulary.Entry] = []
    func add(_ forms: [(text: String, forms: WordForms)], isVerb: Bool, isNounLike: Bool = false) {
      for form in forms {
        entries.append(
          Vocabulary.Entry(text: form.text, forms: form.forms, isVerb: isVerb, isNounLike: isNounLike))
      }
    }
    for verb in reader.texts(node["verbs"], "verbs") { add(EnglishForms.verb(verb), isVerb: true) }
    for verb in reader.texts(node["noun-like-verbs"], "noun-like-verbs") {
      add(EnglishForms.verb(verb), isVerb: true, isNounLike: true)
    }
    // Forms of verbs that are written out: other languages, irregular forms.
    for word in reader.texts(node["verb-words"], "verb-words") { add([(word, [.base, .third])], isVerb: true) }
    // Nouns of the act itself: they head a name or a first sentence that has no verb (`image_generation`).
    for noun in reader.texts(node["act-nouns"], "act-nouns") { add([(noun, .noun)], isVerb: true) }
    // All forms of a verb, for words that rules look for and that must not be taken for heads of clauses.
    for word in reader.texts(node["inflected"], "inflected") { add(EnglishForms.verb(word), isVerb: false) }
    for noun in reader.texts(node["nouns"], "nouns") { add(EnglishForms.noun(noun), isVerb: false) }
    for word in reader.texts(node["words"], "words") { add([(word, .base)], isVerb: false) }
    if entries.isEmpty { reader.report(node.line, "the vocabulary has no words") }
    return Vocabulary(id: id, title: title, entries: entries, joins: node["joins"]?.text)
  }
}
