import RulePacks

/// Finds sentences, what they are good for, their heads and objects in a description.
struct ProseAnalysis {
  private var hasLead = false
  private var isInAside = false
  private var sentence: Section = .lead
  /// The sentence has a head already; a clause after a colon or a dash does not open it again.
  private var hasHead = false

  private enum Section { case lead, body, aside }

  /// Marks the tokens of a segment whose field is a description or a title.
  mutating func run(_ text: inout ToolText, segment index: Int, isTitle: Bool = false) {
    let segment = text.segments[index]
    let end = Int(segment.tokens.upperBound)
    var position = Int(segment.tokens.lowerBound)
    // Pasted page text before the description proper.
    position = skipBoilerplate(&text, position, end)
    var isSentenceStart = true
    while position < end {
      if isSentenceStart, !isTitle { position = skipRemark(&text, position, end) }
      var next = position + 1
      while next < end, !breaksClause(text, next) { next += 1 }
      text.clauseCount += 1
      let opensSentence = isSentenceStart
      isSentenceStart = next < end && breaksSentence(text, next)
      clause(
        &text, position..<next, opensSentence: opensSentence,
        endsWithColon: next < end && text.tokens[next].gap.contains(.colon),
        isAlone: next >= end || !text.tokens[next].gap.isDisjoint(with: [.newLine, .paragraph]), isTitle: isTitle)
      position = next
    }
  }

  private func skipBoilerplate(_ text: inout ToolText, _ start: Int, _ end: Int) -> Int {
    guard start < end, text.phrase(at: start, until: end, { $0.roles.contains(.boilerplate) }) > 0 else { return start }
    // The paste ends with a second boilerplate phrase, within a screenful.
    var position = start
    for index in start..<min(end, start + 60) {
      let length = text.phrase(at: index, until: end) { $0.roles.contains(.boilerplate) }
      if length > 0 { position = index + length }
    }
    for index in start..<position {
      text.tokens[index].field = .aside
      text.tokens[index].clause = text.clauseCount
    }
    return position
  }

  /// `(Internal only - see other_tool) Lists …`: a remark in brackets before a sentence is not the sentence.
  private func skipRemark(_ text: inout ToolText, _ start: Int, _ end: Int) -> Int {
    guard text.tokens[start].gap.contains(.openBracket) else { return start }
    let limit = min(end, start + 60)
    guard let close = (start + 1..<max(limit, start + 1)).first(where: { text.tokens[$0].gap.contains(.closeBracket) })
    else {
      return start
    }
    text.clauseCount += 1
    for index in start..<close {
      text.tokens[index].field = .aside
      text.tokens[index].clause = text.clauseCount
    }
    return close
  }

  private func breaksSentence(_ text: ToolText, _ index: Int) -> Bool {
    let token = text.tokens[index]
    if !token.gap.isDisjoint(with: [.stop, .paragraph]) { return true }
    guard token.gap.contains(.newLine) else { return false }
    // A single line end inside a sentence is only a wrapped line.
    return token.flags.contains(.capital) || token.flags.contains(.ideograph)
      || !token.gap.isDisjoint(with: [.dash, .mark, .colon, .openBracket, .quote])
  }

  private func breaksClause(_ text: ToolText, _ index: Int) -> Bool {
    if !text.tokens[index].gap.isDisjoint(with: [.semicolon, .colon, .dash, .openBracket]) { return true }
    return breaksSentence(text, index)
  }

  private mutating func clause(
    _ text: inout ToolText, _ range: Range<Int>, opensSentence: Bool, endsWithColon: Bool, isAlone: Bool, isTitle: Bool
  ) {
    let first = range.lowerBound
    if opensSentence {
      hasHead = false
      if isHeading(text, .asideHeading, range, endsWithColon, isAlone) {
        isInAside = true
      } else if isHeading(text, .mainHeading, range, endsWithColon, isAlone) {
        isInAside = false
      }
      let isAside = text.phrase(at: first, until: range.upperBound) { $0.roles.contains(.aside) } > 0
      sentence = isTitle ? .lead : isInAside || isAside ? .aside : hasLead ? .body : .lead
    }
    let field: FieldSet = isTitle ? .title : sentence == .lead ? .lead : sentence == .body ? .body : .aside
    for index in range {
      text.tokens[index].field = field
      text.tokens[index].clause = text.clauseCount
    }
    markNegation(&text, range)
    guard sentence != .aside else { return }
    // `Updates a page. Args: …` on one line: from here on arguments are listed.
    defer {
      if endsWithColon, text.roles(range.upperBound - 1).contains(.asideHeading) {
        isInAside = true
        sentence = .aside
      }
    }
    let start = skipOpening(text, range, skipsTag: opensSentence)
    guard start < range.upperBound else { return }
    if sentence == .lead { hasLead = true }
    // Where there are no spaces the first word need not be the verb, even if it could be one.
    let isIdeograph = text.tokens[start].flags.contains(.ideograph)
    var head = isIdeograph ? foreignHead(text, start..<range.upperBound) : headVerb(text, start, range)
    // `Shows processes (snapshot)`: a word in brackets that could as well be a noun is no act of its own.
    if let found = head, hasHead,
      isAfterthought(text, first)
        || (!text.tokens[first].gap.contains(.colon)
          && text.table.meanings[Int(text.tokens[found.index].word)].isNounLike)
    {
      head = nil
    }
    if head == nil, sentence == .lead, !hasHead { head = hiddenHead(text, start..<range.upperBound) }
    guard let head else {
      if sentence == .lead, !hasHead { hasHead = markNominal(&text, start..<range.upperBound) }
      return
    }
    markHeads(&text, head.index, head.forms, range.upperBound, opensSentence: !hasHead)
    hasHead = true
  }

  /// `Lists events (updates or deletes)`: brackets explain what stands before them, and count as an act only directly
  /// behind one (`Archive (delete) a record`).
  private func isAfterthought(_ text: ToolText, _ first: Int) -> Bool {
    first > 0 && text.tokens[first].gap.contains(.openBracket) && !text.tokens[first - 1].flags.contains(.head)
  }

  private func isHeading(
    _ text: ToolText, _ role: GrammarRoles, _ range: Range<Int>, _ endsWithColon: Bool, _ isAlone: Bool
  ) -> Bool {
    let length = text.phrase(at: range.lowerBound, until: range.upperBound) { $0.roles.contains(role) }
    return length > 0 && (endsWithColon || (isAlone && range.lowerBound + length == range.upperBound))
  }

  private func markNegation(_ text: inout ToolText, _ range: Range<Int>) {
    // `Does not: create or modify anything`
    let isList = text.tokens[range.lowerBound].gap.contains(.colon)
    var isNegated = isList && range.lowerBound > 0 && text.roles(range.lowerBound - 1).contains(.negation)
    for index in range {
      if text.tokens[index].gap.contains(.comma), !isList { isNegated = false }
      if isNegated { text.tokens[index].flags.insert(.negated) }
      if text.roles(index).contains(.negation) { isNegated = true }
    }
  }

  /// Skips `This tool allows you to`, adverbs, identifiers and the like.
  private func skipOpening(_ text: ToolText, _ range: Range<Int>, skipsTag: Bool) -> Int {
    var position = range.lowerBound
    if skipsTag, text.tokens[position].gap.contains(.openBracket) {
      // `[System control] Launch …`: a tag before the sentence.
      let end = (position + 1..<range.upperBound).first { text.tokens[$0].gap.contains(.closeBracket) }
      if let end { position = end }
    }
    while position < range.upperBound {
      let length = text.phrase(at: position, until: range.upperBound) {
        !$0.roles.isDisjoint(with: [.opening, .adverb])
      }
      if length > 0 {
        position += length
      } else if text.tokens[position].flags.contains(.identifier) {
        position += 1
      } else {
        break
      }
    }
    return position
  }

  private func headVerb(_ text: ToolText, _ index: Int, _ range: Range<Int>) -> (index: Int, forms: WordForms)? {
    let forms = verbForms(text, index, range.upperBound)
    let active = forms.intersection([.base, .third, .progressive])
    return active.isEmpty ? nil : (index, active)
  }

  private func verbForms(_ text: ToolText, _ index: Int, _ end: Int) -> WordForms {
    var forms: WordForms = []
    _ = text.phrase(at: index, until: end) {
      forms.formUnion($0.verbForms)
      return false
    }
    return forms
  }

  /// A head after `to`, `for`, `that` in a first sentence that begins with a noun.
  private func hiddenHead(_ text: ToolText, _ range: Range<Int>) -> (index: Int, forms: WordForms)? {
    for index in range.dropFirst() {
      let before = text.roles(index - 1)
      let forms = verbForms(text, index, range.upperBound)
      guard !forms.isEmpty, !text.tokens[index].flags.contains(.negated) else { continue }
      if before.contains(.infinitive), forms.contains(.base) { return (index, .base) }
      if before.contains(.relative), forms.contains(.third) { return (index, .third) }
      if before.contains(.preposition), forms.contains(.progressive) { return (index, .progressive) }
    }
    return foreignHead(text, range)
  }

  /// A head in a language that our openings and function words do not cover: the last verb of a Japanese or Korean
  /// sentence, the first of a Chinese one, a verb among the first words elsewhere.
  private func foreignHead(_ text: ToolText, _ range: Range<Int>) -> (index: Int, forms: WordForms)? {
    var head: (index: Int, forms: WordForms)?
    var isVerbFinal = false
    var index = range.lowerBound
    while index < range.upperBound {
      let first = text.buffer[Int(text.tokens[index].start)]
      guard first >= 0x80 else {
        index += 1
        continue
      }
      isVerbFinal = isVerbFinal || Self.isKanaOrHangul(text, index)
      let isIdeograph = text.tokens[index].flags.contains(.ideograph)
      if isIdeograph || index < range.lowerBound + 4, head == nil || isVerbFinal {
        var length = 0
        var forms: WordForms = []
        length = text.phrase(at: index, until: range.upperBound) {
          forms.formUnion($0.verbForms)
          return !$0.verbForms.isEmpty
        }
        if !forms.isEmpty {
          head = (index, forms)
          index += max(length, 1)
          continue
        }
      }
      index += 1
    }
    return head
  }

  /// A first sentence without a verb: `Image generation with Flux`, `Deletion of a record`.
  private func markNominal(_ text: inout ToolText, _ range: Range<Int>) -> Bool {
    let end = min(range.upperBound, range.lowerBound + 6)
    guard let head = (range.lowerBound..<end).first(where: { verbForms(text, $0, end).contains(.noun) }) else {
      return false
    }
    for index in range.lowerBound..<head { text.tokens[index].flags.insert(.object) }
    if head > range.lowerBound { text.tokens[head - 1].flags.insert(.noun) }
    text.tokens[head].flags.insert(.nominal)
    markHeads(&text, head, [], range.upperBound, opensSentence: true)
    return true
  }

  private static func isKanaOrHangul(_ text: ToolText, _ index: Int) -> Bool {
    let start = Int(text.tokens[index].start)
    let first = text.buffer[start]
    // U+3041 ... U+30FF are E3 81 to E3 83, U+AC00 ... U+D7A3 are EA B0 to ED 9E.
    return (first == 0xE3 && 0x81...0x83 ~= text.buffer[start + 1]) || 0xEA...0xED ~= first
  }

  /// Marks the head, the verbs coordinated with it, and their objects.
  private func markHeads(_ text: inout ToolText, _ head: Int, _ forms: WordForms, _ end: Int, opensSentence: Bool) {
    text.tokens[head].flags.formUnion(opensSentence ? [.head, .leading] : .head)
    var isAfterVerbs = false
    var isInObject = true
    var lastObject = -1
    var index = head + 1
    func closeNoun(_ text: inout ToolText) {
      if lastObject >= 0 { text.tokens[lastObject].flags.insert(.noun) }
      lastObject = -1
    }
    var expectsVerb = false
    while index < end {
      // A verb after an object opens a clause of its own; what follows belongs to that one.
      text.tokens[index].clause = text.clauseCount
      let roles = text.roles(index)
      if roles.contains(.conjunction) {
        closeNoun(&text)
        expectsVerb = true
        index += 1
        continue
      }
      if !text.tokens[index].gap.isDisjoint(with: [.comma, .slash, .ampersand, .closeBracket]) {
        closeNoun(&text)
        expectsVerb = true
      }
      if expectsVerb, isCoordinated(text, index, forms, directly: !isAfterVerbs, end) {
        if isAfterVerbs {
          text.clauseCount += 1
          isAfterVerbs = false
          isInObject = true
        }
        text.tokens[index].clause = text.clauseCount
        text.tokens[index].flags.insert(.head)
        expectsVerb = false
        index += 1
        continue
      }
      expectsVerb = expectsVerb && roles.contains(.adverb)
      if roles.contains(.preposition) {
        isInObject = isInObject && continuesObject(text, index, directlyAfterHead: !isAfterVerbs, lastObject)
        closeNoun(&text)
        isAfterVerbs = true
      } else if !roles.contains(.determiner) {
        isAfterVerbs = true
        if isInObject {
          text.tokens[index].flags.insert(.object)
          lastObject = index
        }
      } else {
        isAfterVerbs = true
      }
      index += 1
    }
    closeNoun(&text)
  }

  /// Whether the object goes on behind a preposition: `details of X`, `information about X`, `search for X`.
  private func continuesObject(
    _ text: ToolText, _ index: Int, directlyAfterHead: Bool, _ lastObject: Int
  ) -> Bool {
    let roles = text.roles(index)
    if roles.contains(.linking) { return true }
    guard roles.contains(.particle) else { return false }
    return lastObject < 0 ? directlyAfterHead : text.roles(lastObject).contains(.container)
  }

  private func isCoordinated(
    _ text: ToolText, _ index: Int, _ forms: WordForms, directly: Bool, _ end: Int
  ) -> Bool {
    let word = text.tokens[index].word
    // What is quoted or stands in a placeholder (`<end>`) is no act.
    guard word >= 0, text.tokens[index].gap.isDisjoint(with: [.mark, .quote]),
      !text.tokens[index].flags.contains(.identifier)
    else { return false }
    let candidate = verbForms(text, index, end)
    guard !candidate.isDisjoint(with: forms) else { return false }
    if directly || !text.table.meanings[Int(word)].isNounLike { return true }
    return index + 1 < end && text.roles(index + 1).contains(.determiner)
  }
}
