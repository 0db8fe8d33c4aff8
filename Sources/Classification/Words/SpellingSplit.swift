import RulePacks

/// Splits the spellings of vocabularies as the tokeniser splits text, so that both meet.
enum SpellingSplit {
  /// Hashes of the words of an identifier, split at changes of case and punctuation.
  static func identifier(_ name: String) -> [UInt64] {
    var tokens: [Token] = []
    var tokenizer = Tokenizer(splitsIdentifiers: true, segment: 0, field: .name)
    let bytes = Array(name.utf8)
    tokenizer.run(bytes, 0..<bytes.count, WordTable(), &tokens)
    return tokens.map(\.hash)
  }

  /// Hashes of the words of a spelling, at least one.
  static func hashes(_ spelling: String) -> [UInt64] {
    var hashes: [UInt64] = []
    var hash = WordHash()
    var isOpen = false
    func close() {
      if isOpen { hashes.append(hash.value) }
      hash = WordHash()
      isOpen = false
    }
    for scalar in spelling.unicodeScalars {
      // An underscore keeps an identifier in one piece, as in prose.
      switch scalar == "_" ? .letter : Folding.script(scalar.value) {
      case .letter:
        hash.add(Folding.fold(scalar.value))
        isOpen = true
      case .ideograph:
        close()
        hash.add(scalar.value)
        isOpen = true
        close()
      case .none:
        // An apostrophe inside a word belongs to it (`don't`).
        if scalar != "'" && scalar != "\u{2019}" { close() }
      }
    }
    close()
    return hashes.isEmpty ? [WordHash().value] : hashes
  }
}
