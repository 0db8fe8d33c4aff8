/// Splits a line of shell that is one plain command.
enum ShellWords {
  /// Nil where the line does more than start one command: lists, pipes, redirections, substitutions, variables.
  static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line.prefix(100_000) {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
        continue
      }
      switch (character, quote) {
      case ("'", "'"), ("\"", "\""): quote = nil
      case ("\\", "\""), ("\\", nil): isEscaped = true
      case ("$", "\""), ("`", "\""), ("$", nil), ("`", nil): return nil
      case (_, .some): word = (word ?? "") + String(character)
      case ("'", nil), ("\"", nil):
        quote = character
        word = word ?? ""
      case (" ", nil), ("\t", nil):
        if let finished = word { words.append(finished) }
        word = nil
      case (";", nil), ("&", nil), ("|", nil), ("<", nil), (">", nil), ("(", nil), (")", nil), ("{", nil), ("}", nil),
        ("*", nil), ("?", nil), ("~", nil), ("\n", nil), ("#", nil):
        return nil
      default: word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { return nil }
    if let finished = word { words.append(finished) }
    return words
  }
}
