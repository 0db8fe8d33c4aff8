/// The words under which something can be found; the script cuts what is typed in the same way.
enum SearchWords {
  private static let longest = 24
  private static let most = 40

  /// Lower-cased runs of letters and digits, split at capitals within a name, at most 40, each once. Words of one ASCII
  /// letter are left out, and with `dropping` those that nearly every description holds.
  static func of(_ text: String, dropping: Bool = false) -> [String] {
    var words: [String] = []
    var word = ""
    var previousIsLower = false
    func close() {
      defer { word = "" }
      guard word.utf8.count > 1, !(dropping && common.contains(word)), !words.contains(word) else { return }
      words.append(word)
    }
    for scalar in text.unicodeScalars.prefix(400) {
      guard isWordSign(scalar) else {
        close()
        previousIsLower = false
        continue
      }
      let isUpper = ("A"..."Z").contains(scalar)
      if isUpper, previousIsLower { close() }
      previousIsLower = ("a"..."z").contains(scalar)
      if words.count == most { break }
      if word.unicodeScalars.count < longest { word += lowercase(scalar) }
    }
    close()
    return words
  }

  // The tables of Unicode are asked only beyond ASCII.
  private static func isWordSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
    }
  }

  private static func lowercase(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 0x80
      ? String(Unicode.Scalar(("A"..."Z").contains(scalar) ? UInt8(scalar.value) + 0x20 : UInt8(scalar.value)))
      : scalar.properties.lowercaseMapping
  }

  /// The file in which a word stands: its first two letters, `_` for everything outside of ASCII.
  static func shard(of word: String) -> String {
    let start = word.utf8.prefix(2)
    return start.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 } ? String(decoding: start, as: UTF8.self) : "_"
  }

  private static let common: Set<String> = [
    "the", "and", "for", "with", "from", "this", "that", "use", "using", "by", "to", "of", "in", "on", "an", "or", "is",
    "are", "be", "it", "its", "as", "at", "if", "all", "any", "when", "into", "your", "you", "can", "will", "tool",
  ]
}
