/// Splits the words behind a runner into the runner's own options and the rest, which begins with what it runs.
struct OptionWalk: Sendable {
  /// Which options are followed by a value of their own.
  struct Options: Sendable {
    private let words: Set<String>
    private let wordsTakeValues: Bool

    /// These take a value, all others are switches.
    init(valued: Set<String>) {
      words = valued
      wordsTakeValues = true
    }

    /// These are switches, all others take a value.
    init(switches: Set<String>) {
      words = switches
      wordsTakeValues = false
    }

    func takesValue(_ option: String) -> Bool {
      if option.hasPrefix("--") || option.count == 2 { return words.contains(option) == wordsTakeValues }
      // Short options in one word: `-it` is two switches, `-eNAME` has its value with it.
      let last = "-" + option.suffix(1)
      let areSwitches = option.dropFirst().dropLast().allSatisfy { !takesValue("-\($0)") }
      return areSwitches && takesValue(last)
    }
  }

  private var options: [(name: String, value: String)] = []
  private var given: Set<String> = []
  /// From the first word that is neither an option nor an option's value.
  private(set) var rest: ArraySlice<String>

  init(_ arguments: ArraySlice<String>, taking known: Options) {
    rest = arguments
    while let word = rest.first, word.hasPrefix("-"), word != "-" {
      rest = rest.dropFirst()
      if word == "--" { return }
      if word.hasPrefix("--"), let sign = word.firstIndex(of: "=") {
        given.insert(String(word[..<sign]))
        options.append((String(word[..<sign]), String(word[word.index(after: sign)...])))
      } else if known.takesValue(word), let value = rest.first {
        // Of `-it` in one word the last takes the value.
        let name = word.hasPrefix("--") ? word : "-" + word.suffix(1)
        given.insert(name)
        options.append((name, value))
        rest = rest.dropFirst()
      } else if !word.hasPrefix("--"), word.count > 2 {
        // `-eNAME=value`
        given.insert(String(word.prefix(2)))
        options.append((String(word.prefix(2)), String(word.dropFirst(2))))
      } else {
        given.insert(word)
      }
    }
  }

  /// True if one of these was given.
  func has(_ names: Set<String>) -> Bool { !given.isDisjoint(with: names) }

  /// The value of the first of these options that was given.
  func value(_ names: String...) -> String? { options.first { names.contains($0.name) }?.value }

  /// The values of these options, in the order given.
  func values(_ names: String...) -> [String] { options.filter { names.contains($0.name) }.map(\.value) }
}
