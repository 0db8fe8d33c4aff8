import JSONText

/// The cursor of a further page. Opaque: it goes back as the very bytes in which it came, escapes, lone surrogates and
/// ill-formed UTF-8 included.
struct PageCursor: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The JSON string as it goes onto the wire, quotes included.
  let token: [UInt8]
  /// What tells cursors apart: the decoded bytes, or the token where decoding would lose something.
  private let meaning: [UInt8]

  /// Nil if the value is not a string.
  init?(_ value: JSONValue) {
    guard let text = value.string else { return nil }
    token = Array(value.sourceBytes)
    let decodesFully = value.flags.isDisjoint(with: [.invalidUTF8, .loneSurrogate])
    meaning = decodesFully ? Array(text.utf8) : token
  }

  init(stringLiteral text: String) {
    var writer = JSONWriter()
    writer.string(text)
    token = writer.bytes
    meaning = Array(text.utf8)
  }

  /// True for the empty string, which is a cursor like any other.
  var isEmpty: Bool { meaning.isEmpty }

  static func == (left: PageCursor, right: PageCursor) -> Bool { left.meaning == right.meaning }
  func hash(into hasher: inout Hasher) { hasher.combine(meaning) }
}
