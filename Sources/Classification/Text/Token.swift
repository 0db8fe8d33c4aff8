import RulePacks

/// A word of a tool's text.
struct Token {
  var hash: UInt64
  /// Number in the word table, -1 if no rule speaks of it.
  var word: Int32
  /// Half-open byte range in the text buffer.
  var start: Int32
  var end: Int32
  var segment: Int32
  /// Clauses of a text are numbered through; head and object of one clause share the number.
  var clause: Int32 = 0
  /// What stands between the word before and this one.
  var gap: Gap
  var field: FieldSet
  var flags: TokenFlags = []

  var count: Int { Int(end - start) }
}

/// What the analysis has found out about a word.
struct TokenFlags: OptionSet, Sendable {
  let rawValue: UInt16
  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Verb that heads its clause.
  static let head = TokenFlags(rawValue: 1 << 0)
  /// Stands in the object of its clause.
  static let object = TokenFlags(rawValue: 1 << 1)
  /// The noun that the object is about.
  static let noun = TokenFlags(rawValue: 1 << 2)
  /// Denied: `does not delete`.
  static let negated = TokenFlags(rawValue: 1 << 3)
  /// First word of its segment.
  static let first = TokenFlags(rawValue: 1 << 4)
  /// Last word of its segment.
  static let last = TokenFlags(rawValue: 1 << 5)
  /// An identifier inside prose (`delete_page`): usually the name of another tool or a parameter.
  static let identifier = TokenFlags(rawValue: 1 << 6)
  /// Starts with a capital letter.
  static let capital = TokenFlags(rawValue: 1 << 7)
  /// Head that opens its sentence.
  static let leading = TokenFlags(rawValue: 1 << 9)
  /// Head that is a noun of an act (`generation`), not a verb.
  static let nominal = TokenFlags(rawValue: 1 << 10)
  /// Holds a letter outside ASCII that looks like one of ours.
  static let lookalike = TokenFlags(rawValue: 1 << 11)
  /// Holds a digit.
  static let digit = TokenFlags(rawValue: 1 << 12)
  /// One character of a script without spaces.
  static let ideograph = TokenFlags(rawValue: 1 << 8)
}

/// Separators between two words.
struct Gap: OptionSet, Sendable {
  let rawValue: UInt16
  init(rawValue: UInt16) { self.rawValue = rawValue }

  static let space = Gap(rawValue: 1 << 0)
  static let comma = Gap(rawValue: 1 << 1)
  static let colon = Gap(rawValue: 1 << 2)
  /// A full stop, question or exclamation mark before space.
  static let stop = Gap(rawValue: 1 << 3)
  static let newLine = Gap(rawValue: 1 << 4)
  /// An empty line.
  static let paragraph = Gap(rawValue: 1 << 5)
  static let openBracket = Gap(rawValue: 1 << 6)
  static let closeBracket = Gap(rawValue: 1 << 7)
  static let slash = Gap(rawValue: 1 << 8)
  static let semicolon = Gap(rawValue: 1 << 9)
  /// A dash between spaces, a bullet, an arrow, a pipe.
  static let dash = Gap(rawValue: 1 << 10)
  static let quote = Gap(rawValue: 1 << 11)
  static let hyphen = Gap(rawValue: 1 << 12)
  /// `#`, `<`, `>`: headings and tags.
  static let mark = Gap(rawValue: 1 << 13)
  static let ampersand = Gap(rawValue: 1 << 14)
}
