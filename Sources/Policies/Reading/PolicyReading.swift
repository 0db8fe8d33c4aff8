package import ToolModel

/// What a policy file tells its enforcement point, as far as the format's own means go.
package struct PolicyReading: Sendable {
  /// The names as the file spells them, each once, with what happens to their calls.
  package private(set) var named: [(spelling: String, treatment: Treatment)] = []
  /// What the file does with tools that it does not name; nil if it does not say.
  package var unlisted: Treatment?
  private var places: [[UInt8]: Int] = [:]

  /// Keeps a rule; `wins` tells whether it replaces one for the same name that is there.
  mutating func add(_ spelling: String, _ treatment: Treatment, wins: Wins = .stricter) {
    let key = Array(spelling.utf8)
    guard let place = places[key] else {
      places[key] = named.count
      named.append((spelling, treatment))
      return
    }
    let isStricter = treatment.strictness > named[place].treatment.strictness
    if wins == .last || (wins == .stricter && isStricter) { named[place].treatment = treatment }
  }

  /// Which of two rules for a name counts.
  enum Wins { case stricter, last, first }

  /// What happens to calls of a name, by the name itself or by a rule with stars that matches it; nil if no rule does.
  package func treatment(of spelling: String, hasWildcards: Bool) -> Treatment? {
    if let place = places[Array(spelling.utf8)] { return named[place].treatment }
    guard hasWildcards else { return nil }
    return named.filter { $0.spelling.utf8.contains(0x2A) && Wildcard.matches($0.spelling, spelling) }
      .map(\.treatment).max { $0.strictness < $1.strictness }
  }

  /// True if a rule has exactly this name.
  package func names(_ spelling: String) -> Bool { places[Array(spelling.utf8)] != nil }
}

/// Patterns in which a star stands for anything.
enum Wildcard {
  /// Linear in both lengths for one star, and never worse than their product.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let text = Array(text.utf8)
    var (place, mark) = (0, 0)
    var star: Int?
    var at = 0
    while at < text.count {
      if place < pattern.count, pattern[place] == 0x2A {
        star = place
        mark = at
        place += 1
      } else if place < pattern.count, pattern[place] == text[at] {
        place += 1
        at += 1
      } else if let back = star {
        place = back + 1
        mark += 1
        at = mark
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == 0x2A }
  }
}

/// Why a file cannot be read as the policy of a target.
package struct PolicyReadingProblem: Error, Sendable, Hashable {
  /// One sentence: lower case, no full stop.
  package let message: String

  package init(message: String) { self.message = message }
}
