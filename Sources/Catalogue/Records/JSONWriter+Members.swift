import JSONText

extension JSONWriter {
  /// Writes a member with a text; nothing for nil.
  mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  /// Writes a member with a number; nothing for nil.
  mutating func member(_ name: String, _ number: Int?) {
    guard let number else { return }
    key(name)
    integer(number)
  }

  /// Writes a member with a list of texts.
  mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array { writer in for text in texts { writer.string(text) } }
  }
}
