/// What a word does in a sentence; filled from the vocabularies whose names begin with `grammar-`.
struct GrammarRoles: OptionSet, Sendable, Hashable {
  let rawValue: UInt32
  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// `the`, `a`, `all`, `new`: what follows is a noun.
  static let determiner = GrammarRoles(rawValue: 1 << 0)
  /// `from`, `in`, `by`: the object ends.
  static let preposition = GrammarRoles(rawValue: 1 << 1)
  /// `and`, `or`, `then`.
  static let conjunction = GrammarRoles(rawValue: 1 << 2)
  /// `not`, `never`, `without`.
  static let negation = GrammarRoles(rawValue: 1 << 3)
  /// Openings that say nothing: `this tool`, `use this to`.
  static let opening = GrammarRoles(rawValue: 1 << 4)
  /// Openings of sentences that are about something else: `if`, `before`, `use when`.
  static let aside = GrammarRoles(rawValue: 1 << 5)
  /// Headings of argument lists, examples, notes.
  static let asideHeading = GrammarRoles(rawValue: 1 << 6)
  /// Headings of lists of what the tool does.
  static let mainHeading = GrammarRoles(rawValue: 1 << 7)
  /// `permanently`, `also`: may stand before the head.
  static let adverb = GrammarRoles(rawValue: 1 << 8)
  /// `to`, `can`, `will`, `you`: the base form after it can be the head of a first sentence.
  static let infinitive = GrammarRoles(rawValue: 1 << 9)
  /// `that`, `which`: a third person after it can be the head of a first sentence.
  static let relative = GrammarRoles(rawValue: 1 << 10)
  /// Text of pages that some catalogues paste before a description.
  static let boilerplate = GrammarRoles(rawValue: 1 << 11)

  /// `of`, `about`: the object goes on behind it.
  static let linking = GrammarRoles(rawValue: 1 << 12)
  /// `for`, `up`, `through` directly behind a verb: the object follows (`search for`, `look up`).
  static let particle = GrammarRoles(rawValue: 1 << 13)
  /// `information`, `details`: behind `for` and `on` stands what they are about.
  static let container = GrammarRoles(rawValue: 1 << 14)

  /// Verbs that names glue to what follows: `getwalletstats`.
  static let glued = GrammarRoles(rawValue: 1 << 15)

  /// `start`, `run`: nouns as well, but at the front of a name they are verbs.
  static let starting = GrammarRoles(rawValue: 1 << 16)

  /// `search`, `export`: heads of names whose other verbs are nouns (`order_search`).
  static let closing = GrammarRoles(rawValue: 1 << 17)
  /// `tool`, `v2`: say nothing at the end of a name.
  static let nameTail = GrammarRoles(rawValue: 1 << 18)

  /// Reserved vocabulary ids.
  static let byVocabulary: [String: GrammarRoles] = [
    "grammar-determiner": .determiner, "grammar-preposition": .preposition, "grammar-conjunction": .conjunction,
    "grammar-negation": .negation, "grammar-opening": .opening, "grammar-aside": .aside,
    "grammar-aside-heading": .asideHeading, "grammar-main-heading": .mainHeading, "grammar-adverb": .adverb,
    "grammar-infinitive": .infinitive, "grammar-relative": .relative, "grammar-boilerplate": .boilerplate,
    "grammar-linking": .linking, "grammar-particle": .particle, "grammar-container": .container,
    "grammar-glued": .glued, "grammar-starting": .starting,
    "grammar-closing": .closing, "grammar-name-tail": .nameTail,
  ]
}
