/// Which forms of a word an occurrence can be; one spelling may be several.
package struct WordForms: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `delete`, or a word that has no forms.
  package static let base = WordForms(rawValue: 1)
  /// `deletes`.
  package static let third = WordForms(rawValue: 2)
  /// `deleting`.
  package static let progressive = WordForms(rawValue: 4)
  /// `deleted`.
  package static let past = WordForms(rawValue: 8)
  /// `deletion`, `file`, `files`.
  package static let noun = WordForms(rawValue: 16)
}

/// Makes the forms of English words, after the spelling rules of regular verbs and plurals. Surplus spellings that
/// nobody writes do no harm; irregular forms stand in the vocabulary as words of their own.
enum EnglishForms {
  /// All forms of a verb; of `check out` the first word is inflected.
  static func verb(_ verb: String) -> [(text: String, forms: WordForms)] {
    let parts = verb.split(separator: " ", maxSplits: 1).map(String.init)
    let word = parts[0]
    let rest = parts.count > 1 ? " " + parts[1] : ""
    var forms: [(String, WordForms)] = [(word + rest, .base), (plural(word) + rest, .third)]
    for stem in stems(word) {
      forms.append((stem + "ing" + rest, .progressive))
      forms.append((stem + "ed" + rest, .past))
    }
    if word.hasSuffix("y"), !endsInVowelAndY(word) {
      forms.append((word + "ing" + rest, .progressive))
      forms.append((word.dropLast() + "ied" + rest, .past))
    }
    return forms
  }

  /// Singular and plural of a noun; of a phrase the last word is inflected.
  static func noun(_ noun: String) -> [(text: String, forms: WordForms)] {
    [(noun, [.base, .noun]), (plural(noun), .noun)]
  }

  private static func plural(_ word: String) -> String {
    if word.hasSuffix("y"), !endsInVowelAndY(word) { return word.dropLast() + "ies" }
    for ending in ["s", "x", "z", "ch", "sh"] where word.hasSuffix(ending) { return word + "es" }
    if word.hasSuffix("o"), word.count > 2, word != "photo", word != "video", word != "repo" { return word + "es" }
    return word + "s"
  }

  /// What stands before `-ing` and `-ed`.
  private static func stems(_ word: String) -> [String] {
    if word.hasSuffix("y"), !endsInVowelAndY(word) { return [] }
    if word.hasSuffix("e"), !word.hasSuffix("ee") { return [String(word.dropLast())] }
    var stems = [word]
    let letters = Array(word.utf8)
    if letters.count >= 3, let last = letters.last, !isVowel(last), !"wxyhs".utf8.contains(last),
      isVowel(letters[letters.count - 2]), !isVowel(letters[letters.count - 3])
    {
      stems.append(word + String(decoding: [last], as: UTF8.self))
    }
    return stems
  }

  private static func endsInVowelAndY(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    return letters.count >= 2 && isVowel(letters[letters.count - 2])
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }
}
