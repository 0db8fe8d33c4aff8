import RulePacks

/// What a new segment holds beside plain words.
extension ToolText {
  /// Words of so many bytes may be code.
  private static var longWord: Int { 20 }
  /// So many single letters, or numbers, in a row may be code.
  private static var longRow: Int { 10 }

  /// Looks for spots and suspects in a segment, and reads disguised words as what they look like.
  mutating func examine(_ index: Int) {
    let segment = segments[index]
    let spotCount = spots.count
    let escapes = SpotScan.run(buffer, segment.range, segment: Int32(index), into: &spots)
    let isDecoded = segment.field == .decoded
    if spots[spotCount...].contains(where: { $0.kind == .tagCharacters || $0.kind == .invisibleCharacters }) {
      suspect(.invisible, index, segment.range)
    }
    if escapes >= 3 { suspect(.escapes, index, segment.range) }
    var letters = 0
    var numbers = 0
    for place in Int(segment.tokens.lowerBound)..<Int(segment.tokens.upperBound) {
      let token = tokens[place]
      let isSplit = segment.field != .lead && segment.field != .parameterText
      if token.count >= Self.longWord, !isSplit { suspect(.longWord, index, Int(token.start)..<Int(token.end)) }
      if token.flags.contains(.lookalike) { readLookalike(place, index) }
      let isDigits = token.flags.contains(.digit)
      if isDigits, token.word < 0, token.count >= 5 { readDigits(place) }
      letters = closeRow(.spacedLetters, letters, place, index, goesOn: token.count == 1 && !isDigits)
      numbers = closeRow(.numbers, numbers, place, index, goesOn: isDigits && token.count <= 3)
    }
    let end = Int(segment.tokens.upperBound)
    _ = closeRow(.spacedLetters, letters, end, index, goesOn: false)
    _ = closeRow(.numbers, numbers, end, index, goesOn: false)
    // Identifiers are split at every change of case, so that a code is no long word there.
    if !isDecoded, segment.field != .lead, segment.field != .parameterText, segment.range.count >= Self.longWord {
      suspectRuns(index)
    }
  }

  private mutating func suspect(_ kind: Suspect.Kind, _ segment: Int, _ range: Range<Int>) {
    suspects.append(Suspect(kind: kind, segment: Int32(segment), range: range))
  }

  private mutating func closeRow(
    _ kind: Suspect.Kind, _ count: Int, _ place: Int, _ index: Int, goesOn: Bool
  ) -> Int {
    if goesOn { return count + 1 }
    if count >= Self.longRow {
      suspect(kind, index, Int(tokens[place - count].start)..<Int(tokens[place - 1].end))
    }
    return 0
  }

  private mutating func suspectRuns(_ index: Int) {
    var start = segments[index].range.lowerBound
    for position in segments[index].range {
      guard HiddenText.isCode(buffer[position]) else {
        if position - start >= Self.longWord { suspect(.longWord, index, start..<position) }
        start = position + 1
        continue
      }
    }
    let end = segments[index].range.upperBound
    if end - start >= Self.longWord { suspect(.longWord, index, start..<end) }
  }

  /// `Ignоre` with a Cyrillic letter is `ignore`, and that it is written so is a spot.
  private mutating func readLookalike(_ place: Int, _ index: Int) {
    let range = Int(tokens[place].start)..<Int(tokens[place].end)
    guard let skeleton = Lookalikes.skeleton(buffer[range]) else { return }
    tokens[place].hash = skeleton
    tokens[place].word = table.word(skeleton)
    spots.append(Spot(kind: .homoglyph, segment: Int32(index), range: range))
  }

  /// `1gnore` is `ignore`, if no rule knows it as it stands.
  private mutating func readDigits(_ place: Int) {
    let range = Int(tokens[place].start)..<Int(tokens[place].end)
    guard let hash = Lookalikes.lettersForDigits(buffer[range]) else { return }
    let word = table.word(hash)
    guard word >= 0 else { return }
    tokens[place].hash = hash
    tokens[place].word = word
  }
}
