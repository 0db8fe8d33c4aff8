/// What a rule looks for. Words in negated clauses count only where a term says so.
package indirect enum MatchExpression: Sendable {
  /// All of them.
  case all([MatchExpression])
  /// At least one of them.
  case any([MatchExpression])
  case not(MatchExpression)
  /// One of the words stands in one of the fields.
  case words(WordSet, Scope)
  /// A clause has one of the verbs as its head and, where given, an object among (not among) the words.
  case act(ActPattern)
  /// Two sets of words in this order within a clause, at most `gap` other words between them.
  case near(WordSet, WordSet, gap: Int, Scope)
  /// Several sets of words, one after the other within a sentence, at most `gap` other words between two of them.
  case chain([WordSet], gap: Int, Scope)
  /// One parameter that fits in all that is given.
  case parameter(ParameterPattern)
  /// The author's hint has this value; nil: it is absent.
  case annotation(String, Bool?)
  /// All parameters together are at most so many.
  case parameters(ClosedRange<Int>)
  /// The field has no word at all.
  case empty(FieldSet)
  /// The text has a spot of one of these kinds.
  case spots(Set<SpotKind>)
  /// A rule with this tag has fired (rules are judged in the order category, guard, capability).
  case fired(String)

  /// Words of a rule: literal ones and vocabularies.
  package struct WordSet: Sendable, Hashable {
    /// Literal spellings, in lower case, as written.
    package let literals: [String]
    /// Ids of vocabularies.
    package let vocabularies: [String]

    package init(literals: [String], vocabularies: [String]) {
      self.literals = literals
      self.vocabularies = vocabularies
    }
  }

  /// Where a term looks.
  package struct Scope: Sendable, Hashable {
    package let fields: FieldSet
    /// The words fill the field wholly (`sql`, not `sql_dialect`).
    package let isWhole: Bool
    /// Negated words count; without it they do not.
    package let countsNegated: Bool
    /// The words stand in the form of a tag: `<IMPORTANT>`, `[SYSTEM]`.
    package let isTagged: Bool
    /// The words open a sentence or a line and a colon follows: `System: …`.
    package let isHeading: Bool
    /// The words stand in a closing tag: `</secret>`.
    package let isClosing: Bool
    /// The words end the field (`build_status`, not `status_page`).
    package let isLast: Bool

    package init(
      fields: FieldSet, isWhole: Bool = false, countsNegated: Bool = false, isTagged: Bool = false,
      isHeading: Bool = false, isClosing: Bool = false, isLast: Bool = false
    ) {
      self.fields = fields
      self.isWhole = isWhole
      self.isLast = isLast
      self.countsNegated = countsNegated
      self.isTagged = isTagged
      self.isHeading = isHeading
      self.isClosing = isClosing
    }
  }

  /// A clause: head and object.
  package struct ActPattern: Sendable {
    package let verb: WordSet
    package let fields: FieldSet
    /// One of these words stands in the object.
    package let object: WordSet?
    /// One of these words is the noun of the object.
    package let noun: WordSet?
    /// None of these words stands in the object.
    package let exceptObject: WordSet?
    /// None of these words is the noun of the object.
    package let exceptNoun: WordSet?
    /// The clause has no object.
    package let isBare: Bool
    /// The verb opens its sentence; verbs that are joined to another one do not count.
    package let isLeading: Bool
    /// The verb is no noun-like one (`order`, `type`).
    package let isClear: Bool

    package init(
      verb: WordSet, fields: FieldSet, object: WordSet?, noun: WordSet?, exceptObject: WordSet?,
      exceptNoun: WordSet?, isBare: Bool, isLeading: Bool, isClear: Bool
    ) {
      self.verb = verb
      self.fields = fields
      self.object = object
      self.noun = noun
      self.exceptObject = exceptObject
      self.exceptNoun = exceptNoun
      self.isBare = isBare
      self.isLeading = isLeading
      self.isClear = isClear
    }
  }

  /// A parameter of the input schema, at any depth.
  package struct ParameterPattern: Sendable {
    package let name: WordSet
    /// The name is one of the words and nothing else.
    package let isWhole: Bool
    /// One of these words stands among its enumerated values.
    package let choice: WordSet?
    /// One of these words stands in its description.
    package let text: WordSet?

    package init(name: WordSet, isWhole: Bool, choice: WordSet?, text: WordSet?) {
      self.name = name
      self.isWhole = isWhole
      self.choice = choice
      self.text = text
    }
  }
}
