import RulePacks

/// Makes hidden text visible to the rules: what a model would decode without being asked, or what nobody sees. Each
/// decoded text becomes a segment of its own that points at the code it came from.
struct HiddenText {
  /// Bytes of decoded text that are read per tool.
  private static let maximumBytes = 64 << 10
  /// Decoded texts per tool; a code inside a code counts again.
  private static let maximumTexts = 64

  private var texts = 0
  private var bytes = 0

  /// Decodes the suspects of a text, and once more what is hidden in what was decoded.
  static func reveal(_ text: inout ToolText) {
    var hidden = HiddenText()
    for _ in 0..<2 where !text.suspects.isEmpty {
      let suspects = text.suspects
      text.suspects.removeAll(keepingCapacity: true)
      for suspect in suspects where hidden.texts < maximumTexts && hidden.bytes < maximumBytes {
        hidden.decode(suspect, &text)
      }
    }
    text.suspects.removeAll(keepingCapacity: true)
  }

  static func isCode(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte == 0x2B || byte == 0x2F || byte == 0x3D || byte == 0x2D
      || byte == 0x5F
  }

  private mutating func decode(_ suspect: Suspect, _ text: inout ToolText) {
    let bounds = text.segments[Int(suspect.segment)].range
    switch suspect.kind {
    case .longWord:
      var (lower, upper) = (suspect.range.lowerBound, suspect.range.upperBound)
      while lower > bounds.lowerBound, Self.isCode(text.buffer[lower - 1]) { lower -= 1 }
      while upper < bounds.upperBound, Self.isCode(text.buffer[upper]) { upper += 1 }
      let code = text.buffer[lower..<upper]
      if let plain = CodeReader.hexadecimal(code) ?? CodeReader.base64(code), Readability.isText(plain) {
        add(plain, at: lower..<upper, of: suspect, isSpot: Readability.isProse(plain), &text)
      }
    case .escapes:
      guard let (plain, range, letters) = CodeReader.escapes(text.buffer[suspect.range]) else { return }
      // Letters need no escape: who writes them so does not want them read.
      add(plain, at: range, of: suspect, isSpot: letters >= 8, &text)
    case .spacedLetters:
      add(
        CodeReader.spacedLetters(text.buffer[suspect.range]), at: suspect.range, of: suspect, isSpot: false, &text)
    case .numbers:
      guard let plain = CodeReader.numbers(text.buffer[suspect.range]), Readability.isText(plain) else { return }
      add(plain, at: suspect.range, of: suspect, isSpot: Readability.isProse(plain), &text)
    case .invisible:
      guard let plain = CodeReader.invisible(text.buffer[suspect.range]) else { return }
      add(plain, at: suspect.range, of: suspect, isSpot: false, &text)
    }
  }

  private mutating func add(
    _ plain: [UInt8], at range: Range<Int>, of suspect: Suspect, isSpot: Bool, _ text: inout ToolText
  ) {
    guard !plain.isEmpty else { return }
    let source = text.segments[Int(suspect.segment)]
    let start = source.range.lowerBound
    let origin = source.origin ?? (range.lowerBound - start)..<(range.upperBound - start)
    texts += 1
    bytes += plain.count
    let segment = text.add(
      String(decoding: plain.prefix(Self.maximumBytes), as: UTF8.self), .decoded, scope: source.scope,
      place: source.place, sourceOffset: Int(source.sourceOffset), group: source.group, origin: origin)
    if isSpot {
      text.spots.append(Spot(kind: .encoded, segment: Int32(segment), range: text.segments[segment].range))
    }
  }
}
