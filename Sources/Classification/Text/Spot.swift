import RulePacks

/// A place in a text that is suspicious by its characters, not by its words.
struct Spot {
  let kind: SpotKind
  let segment: Int32
  /// Range in the text buffer.
  let range: Range<Int>
}

/// Finds spots in one pass over the bytes.
enum SpotScan {
  /// Gives back how many characters begin an escape (`%`, `&`, `\\`).
  static func run(_ bytes: [UInt8], _ range: Range<Int>, segment: Int32, into spots: inout [Spot]) -> Int {
    let span = bytes.span
    var position = range.lowerBound
    var escapes = 0
    while position < range.upperBound {
      let byte = span[position]
      if byte >= 0xC2 {
        position = scalarRun(bytes, position, range, segment, &spots)
        continue
      }
      switch byte {
      case 0x1B: spots.append(Spot(kind: .terminalEscape, segment: segment, range: position..<position + 1))
      case 0x3C where starts(bytes, "<!--", position, range):
        spots.append(Spot(kind: .hiddenComment, segment: segment, range: position..<position + 4))
      case 0x25, 0x26, 0x5C: escapes += 1
      case 0x00...0x08, 0x0E...0x1A, 0x1C...0x1F, 0x7F:
        // A backspace or a carriage return rewrites what a terminal shows; other controls have no business in prose.
        spots.append(Spot(kind: .terminalEscape, segment: segment, range: position..<position + 1))
      case 0x09, 0x0A, 0x20:
        if let end = blanks(bytes, position, range) {
          if end.isGap { spots.append(Spot(kind: .gap, segment: segment, range: position..<end.position)) }
          position = end.position
          continue
        }
      case 0x21 where starts(bytes, "![", position, range):
        if let end = LinkShapes.leakingImage(bytes, position, range) {
          spots.append(Spot(kind: .leakingImage, segment: segment, range: position..<end))
        }
      case 0x41, 0x53, 0x64, 0x67, 0x68, 0x6E, 0x70, 0x72, 0x73, 0x78, 0x2D, 0x65:
        if let end = SecretShapes.match(bytes, position, range) {
          spots.append(Spot(kind: .secret, segment: segment, range: position..<end))
          position = end
          continue
        }
      default: break
      }
      position += 1
    }
    return escapes
  }

  /// The end of a run of blanks, if it is longer than one, and whether it pushes what follows out of view: so many
  /// blanks in one line, or so many empty lines, that no layout needs them, and text on both sides.
  private static func blanks(
    _ bytes: [UInt8], _ start: Int, _ range: Range<Int>
  ) -> (position: Int, isGap: Bool)? {
    var position = start
    var lines = 0
    var run = 0
    var longest = 0
    while position < range.upperBound {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D else { break }
      if byte == 0x0A {
        lines += 1
        run = 0
      } else {
        run += 1
        longest = max(longest, run)
      }
      position += 1
    }
    guard position > start + 1 else { return nil }
    let isInside = start > range.lowerBound && position < range.upperBound
    return (position, isInside && (longest >= 100 || lines >= 15))
  }

  static func starts(_ bytes: [UInt8], _ text: String, _ position: Int, _ range: Range<Int>) -> Bool {
    let word = text.utf8
    guard position + word.count <= range.upperBound, bytes[position] == word.first else { return false }
    return bytes[position..<(position + word.count)].elementsEqual(word)
  }

  /// Handles one character outside ASCII, or a run of invisible ones; gives back where to go on.
  private static func scalarRun(
    _ bytes: [UInt8], _ start: Int, _ range: Range<Int>, _ segment: Int32, _ spots: inout [Spot]
  ) -> Int {
    guard let kind = kind(scalar(bytes, start, range).value) else { return start + scalar(bytes, start, range).length }
    var position = start
    var count = 0
    while position < range.upperBound {
      let next = scalar(bytes, position, range)
      guard self.kind(next.value) == kind else { break }
      position += next.length
      count += 1
    }
    if isSuspicious(kind, bytes, start..<position, count, range) {
      spots.append(Spot(kind: kind, segment: segment, range: start..<position))
    }
    return position
  }

  private static func isSuspicious(
    _ kind: SpotKind, _ bytes: [UInt8], _ run: Range<Int>, _ count: Int, _ range: Range<Int>
  ) -> Bool {
    switch kind {
    case .tagCharacters:
      // Flags of regions are a black flag followed by tags.
      return
        !(run.lowerBound - 4 >= range.lowerBound
        && bytes[(run.lowerBound - 4)..<run.lowerBound].elementsEqual([0xF0, 0x9F, 0x8F, 0xB4]))
    case .invisibleCharacters:
      // One joiner is part of an emoji or of several scripts; between Latin letters, or in a row, it has no business.
      let isBetweenLetters =
        run.lowerBound > range.lowerBound && run.upperBound < range.upperBound
        && isLetter(bytes[run.lowerBound - 1]) && isLetter(bytes[run.upperBound])
      return count > 2 || isBetweenLetters
    default: return true
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

  private static func kind(_ scalar: UInt32) -> SpotKind? {
    switch scalar {
    case 0xE0000...0xE007F: .tagCharacters
    case 0x200B...0x200D, 0x2060...0x2064, 0x206A...0x206F, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFF9...0xFFFB,
      0xFE00...0xFE0F, 0xE0100...0xE01EF:
      .invisibleCharacters
    case 0x202A...0x202E, 0x2066...0x2069: .bidirectionalControls
    case 0x9B: .terminalEscape
    default: nil
    }
  }

  private static func scalar(_ bytes: [UInt8], _ position: Int, _ range: Range<Int>) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[position])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, position + length <= range.upperBound else { return (first, 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset]) & 0x3F }
    return (value, length)
  }
}
