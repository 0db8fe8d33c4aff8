import RulePacks

/// Splits UTF-8 into words in one pass. Letters and digits make words; scripts without spaces give a word a
/// character; identifiers (names, parameters) are split at case changes and punctuation, in prose they stay whole.
struct Tokenizer {
  let splitsIdentifiers: Bool
  let segment: Int32
  let field: FieldSet
  private var hash = WordHash()
  private var start = -1
  private var flags: TokenFlags = []
  private var gap: Gap = []
  /// The letter before: for case changes.
  private var previousIsLower = false
  private var previousIsUpper = false
  /// Whether the word so far is an identifier in prose.
  private var hasUnderscore = false

  init(splitsIdentifiers: Bool, segment: Int32, field: FieldSet) {
    self.splitsIdentifiers = splitsIdentifiers
    self.segment = segment
    self.field = field
  }

  mutating func run(_ bytes: [UInt8], _ range: Range<Int>, _ table: WordTable, _ tokens: inout [Token]) {
    let span = bytes.span
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = span[position]
      switch byte {
      case 0x61...0x7A:
        begin(position)
        hash.add(byte)
        previousIsLower = true
        previousIsUpper = false
        position += 1
      case 0x30...0x39:
        begin(position)
        flags.insert(.digit)
        hash.add(byte)
        previousIsLower = true
        previousIsUpper = false
        position += 1
      case 0x41...0x5A:
        if start >= 0 { splitAtCapital(span, position, range.upperBound, table, &tokens) }
        if start < 0 { flags.insert(.capital) }
        begin(position)
        hash.add(byte | 0x20)
        previousIsLower = false
        previousIsUpper = true
        position += 1
      case 0x00..<0x80:
        position += punctuation(byte, span, position, range.upperBound, table, &tokens)
      default:
        position += scalar(span, position, range.upperBound, table, &tokens)
      }
    }
    close(range.upperBound, table, &tokens)
  }

  @inline(__always)
  private mutating func begin(_ position: Int) {
    if start < 0 { start = position }
  }

  private mutating func splitAtCapital(
    _ span: borrowing Span<UInt8>, _ position: Int, _ end: Int, _ table: WordTable, _ tokens: inout [Token]
  ) {
    guard splitsIdentifiers else {
      // `deletePage` in prose: an identifier, kept whole.
      if previousIsLower, start >= 0 { hasUnderscore = true }
      return
    }
    let nextIsLower = position + 1 < end && 0x61...0x7A ~= span[position + 1]
    let endsPlural =
      nextIsLower && span[position + 1] == 0x73 && (position + 2 >= end || !(0x61...0x7A ~= span[position + 2]))
    if previousIsLower || (previousIsUpper && nextIsLower && !endsPlural) { close(position, table, &tokens) }
  }

  private mutating func close(_ end: Int, _ table: WordTable, _ tokens: inout [Token]) {
    guard start >= 0 else { return }
    if hasUnderscore { flags.insert(.identifier) }
    let word = table.word(hash.value)
    tokens.append(
      Token(
        hash: hash.value, word: word, start: Int32(start), end: Int32(end), segment: segment, gap: gap, field: field,
        flags: flags))
    hash = WordHash()
    start = -1
    flags = []
    gap = []
    previousIsLower = false
    previousIsUpper = false
    hasUnderscore = false
  }

  /// Handles an ASCII character that is no letter or digit; gives back how many bytes were used up.
  private mutating func punctuation(
    _ byte: UInt8, _ span: borrowing Span<UInt8>, _ position: Int, _ end: Int, _ table: WordTable,
    _ tokens: inout [Token]
  ) -> Int {
    let next: UInt8 = position + 1 < end ? span[position + 1] : 0x20
    if start >= 0 {
      if byte == 0x5F, !splitsIdentifiers {
        hasUnderscore = true
        hash.add(byte)
        return 1
      }
      if byte == 0x27, 0x61...0x7A ~= next | 0x20 {
        // The possessive is not part of the word, the contraction is (`customer's`, `don't`).
        let afterNext: UInt8 = position + 2 < end ? span[position + 2] : 0x20
        let isPossessive = next == 0x73 && !(0x61...0x7A ~= afterNext | 0x20)
        if isPossessive { close(position, table, &tokens) }
        return isPossessive ? 2 : 1
      }
    }
    close(position, table, &tokens)
    switch byte {
    case 0x20, 0x09, 0x0D: gap.insert(.space)
    case 0x0A: gap.insert(gap.contains(.newLine) ? .paragraph : .newLine)
    case 0x2C: gap.insert(.comma)
    case 0x3A: gap.insert(.colon)
    case 0x2E, 0x21, 0x3F:
      if next <= 0x20 || next == 0x22 || next == 0x29 || next >= 0x80 { gap.insert(.stop) } else { gap.insert(.hyphen) }
    case 0x28, 0x5B, 0x7B: gap.insert(.openBracket)
    case 0x29, 0x5D, 0x7D: gap.insert(.closeBracket)
    case 0x2F: gap.insert(.slash)
    case 0x3B: gap.insert(.semicolon)
    case 0x2A, 0x7C: gap.insert(.dash)
    case 0x2D: gap.insert(gap.isEmpty && next > 0x20 ? .hyphen : .dash)
    case 0x22, 0x27, 0x60: gap.insert(.quote)
    case 0x23, 0x3C, 0x3E: gap.insert(.mark)
    case 0x26: gap.insert(.ampersand)
    default: gap.insert(.space)
    }
    return 1
  }

  /// Handles a character outside ASCII; malformed bytes cannot occur, the reader has replaced them.
  private mutating func scalar(
    _ span: borrowing Span<UInt8>, _ position: Int, _ end: Int, _ table: WordTable, _ tokens: inout [Token]
  ) -> Int {
    let (value, length) = Self.decode(span, position, end)
    // A mark on the letter before; however many there are, the word stays the word.
    if 0x300...0x36F ~= value { return length }
    switch Folding.script(value) {
    case .letter:
      begin(position)
      if Lookalikes.letter(value) != nil { flags.insert(.lookalike) }
      hash.add(Folding.fold(value))
      previousIsLower = true
      previousIsUpper = false
    case .ideograph:
      close(position, table, &tokens)
      start = position
      flags.insert(.ideograph)
      hash.add(value)
      close(position + length, table, &tokens)
    case .none:
      // Typographic apostrophes belong to the word.
      if value == 0x2019, start >= 0 { return length }
      // Invisible characters inside a word do not hide it from the rules.
      if start >= 0, value == 0xAD || 0x200B...0x200D ~= value || value == 0x2060 || value == 0xFEFF { return length }
      close(position, table, &tokens)
      gap.formUnion(Self.gap(value))
    }
    return length
  }

  private static func gap(_ value: UInt32) -> Gap {
    switch value {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x2026: .stop
    case 0x3001, 0xFF0C: .comma
    case 0xFF1A: .colon
    case 0xFF1B: .semicolon
    case 0xFF08, 0x3010, 0x300C, 0xFF3B: .openBracket
    case 0xFF09, 0x3011, 0x300D, 0xFF3D: .closeBracket
    case 0x2013, 0x2014, 0x2022, 0x2192, 0x21D2, 0x25CF, 0x25AA: .dash
    case 0x2028, 0x2029: .newLine
    default: .space
    }
  }

  private static func decode(_ span: borrowing Span<UInt8>, _ position: Int, _ end: Int) -> (UInt32, Int) {
    let first = UInt32(span[position])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, position + length <= end else { return (0xFFFD, 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(span[position + offset]) & 0x3F }
    return (value, length)
  }
}
